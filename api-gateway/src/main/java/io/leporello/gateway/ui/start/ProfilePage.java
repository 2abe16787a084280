package io.leporello.gateway.ui.start;

import io.leporello.account.user.FindUser;
import io.leporello.account.user.RenameUser;
import io.leporello.account.user.UserView;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.signin.FrontDoor;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Languages;
import io.leporello.gateway.ui.Option;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.Preferences;
import io.leporello.gateway.ui.Preferences.Preference;
import io.leporello.gateway.ui.Zones;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.gateway.web.Ledger;
import io.leporello.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person may say about themselves: name, language, zone, password, sessions. */
@Page
class ProfilePage {

    private static final String PAGE = "start/profile";

    private final FrontDoor door;
    private final Ledger ledger;
    private final Preferences preferences;
    private final LocaleResolver languages;
    private final Freshness freshness;
    private final MessageSource words;

    ProfilePage(
            FrontDoor door,
            Ledger ledger,
            Preferences preferences,
            LocaleResolver languages,
            Freshness freshness,
            MessageSource words) {
        this.door = door;
        this.ledger = ledger;
        this.preferences = preferences;
        this.languages = languages;
        this.freshness = freshness;
        this.words = words;
    }

    @GetMapping("/profile")
    @Right("GET /v1/users/me")
    String profile(Caller caller, Model model, Locale locale) {
        return profile(form(caller), Form.empty(), caller, model, locale);
    }

    private Form form(Caller caller) {
        var preference = preferences.of(caller.userId());
        return Form.of(Map.of(
                "name",
                person(caller).map(UserView::name).orElse(""),
                "language",
                Objects.requireNonNullElse(preference.language(), ""),
                "zone",
                Objects.requireNonNullElse(preference.zone(), "")));
    }

    /** Empty for a moment after sign-up. */
    private Optional<UserView> person(Caller caller) {
        return ledger.find(new FindUser(caller.userId()), UserView.class, caller.origin());
    }

    private String profile(Form form, Form secret, Caller caller, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("secret", secret);
        model.addAttribute("confirmed", person(caller).map(UserView::confirmed).orElse(true));
        model.addAttribute("languages", languageOptions(locale));
        model.addAttribute("zones", zoneOptions(locale));
        return PAGE;
    }

    private List<Option> languageOptions(Locale locale) {
        var asked = new Option("", words.getMessage("start.profile.language.browser", null, locale));
        var spoken = Languages.ALL.stream()
                .map(language -> new Option(language.getLanguage(), language.getDisplayLanguage(language)));
        return Stream.concat(Stream.of(asked), spoken).toList();
    }

    private List<Option> zoneOptions(Locale locale) {
        var own = new Option("", words.getMessage("start.profile.zone.own", null, locale));
        return Stream.concat(Stream.of(own), Zones.all().stream()).toList();
    }

    @PostMapping("/profile")
    @Right("GET /v1/users/me")
    ModelAndView save(
            @RequestParam Map<String, String> entered,
            Caller caller,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var form = Form.of(entered);
        try {
            ledger.send(new RenameUser(caller.userId(), form.value("name")), Outcome.class, caller.origin());
            var language = Languages.find(form.valueOrNull("language"));
            var zone = form.valueOrNull("zone");
            var known = zone != null && ZoneId.getAvailableZoneIds().contains(zone) ? zone : null;
            preferences.keep(
                    caller.userId(),
                    new Preference(language.map(Locale::getLanguage).orElse(null), known));
            language.ifPresent(chosen -> languages.setLocale(request, response, chosen));
            freshness.await();
            next.addFlashAttribute("toast", "start.saved");
            return new ModelAndView("redirect:/profile");
        } catch (Refusal refusal) {
            form.refused(refusal, words);
            return new ModelAndView(
                    profile(form, Form.empty(), caller, model, locale), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/profile/password")
    @Right("PUT /v1/users/me/password")
    ModelAndView changePassword(
            @RequestParam Map<String, String> entered,
            Caller caller,
            Model model,
            Locale locale,
            RedirectAttributes next,
            HttpServletRequest request) {
        var secret = Form.of(entered);
        try {
            door.changePassword(caller, secret.secret("old"), secret.secret("password"), request);
            next.addFlashAttribute("toast", "start.password.changed");
            return new ModelAndView("redirect:/profile");
        } catch (BadCredentialsException wrong) {
            secret.wrong("old", words.getMessage("start.password.old.wrong", null, locale));
        } catch (HttpRefusal tooMany) {
            secret.wrong(words.getMessage("start.too-many", null, locale));
        } catch (Refusal refusal) {
            secret.refused(refusal, words);
        }
        return new ModelAndView(profile(form(caller), secret, caller, model, locale), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/sign-out-everywhere")
    @Right("DELETE /v1/users/me/sessions")
    String signOutEverywhere(Caller caller, HttpServletRequest request) {
        door.signOutEverywhere(caller, request);
        return "redirect:/sign-in";
    }
}
