package io.leporello.gateway.ui.start;

import io.leporello.gateway.security.Callers;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.ui.Languages;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.Preferences;
import io.leporello.gateway.ui.Preferences.Preference;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Changes the language, in the browser and for the person, and goes back to where that was asked. */
@Page
class LanguagePage {

    private final LocaleResolver languages;
    private final Preferences preferences;

    LanguagePage(LocaleResolver languages, Preferences preferences) {
        this.languages = languages;
        this.preferences = preferences;
    }

    @PostMapping("/language")
    @Right("POST /v1/session")
    String choose(
            @RequestParam String language,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Languages.find(language).ifPresent(chosen -> {
            languages.setLocale(request, response, chosen);
            Callers.find(request).ifPresent(caller -> keep(caller.userId(), chosen));
        });
        return "redirect:" + LocalPath.of(back);
    }

    private void keep(String userId, Locale chosen) {
        preferences.keep(
                userId,
                new Preference(chosen.getLanguage(), preferences.of(userId).zone()));
    }
}
