package io.leporello.gateway.ui;

import io.leporello.gateway.security.Callers;
import io.leporello.gateway.ui.Preferences.Preference;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * German or English: what the person chose, else what was chosen in this browser, else what the browser asks for, else
 * English. Each with the number formats of its country.
 */
public final class Languages implements LocaleResolver {

    /** The languages there are, as people call them. */
    public static final List<Locale> ALL = List.of(Locale.GERMANY, Locale.UK);

    private static final String COOKIE = "language";
    private static final String ATTRIBUTE = Languages.class.getName();
    private static final Duration KEPT = Duration.ofDays(365);

    private final Preferences preferences;

    Languages(Preferences preferences) {
        this.preferences = preferences;
    }

    /** The language with this code; empty for one that is not spoken here. */
    public static Optional<Locale> find(@Nullable String code) {
        return ALL.stream().filter(locale -> locale.getLanguage().equals(code)).findFirst();
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Locale known) return known;
        var locale = find(preferenceOf(request).language())
                .or(() -> find(cookie(request)))
                .orElseGet(() -> asked(request));
        request.setAttribute(ATTRIBUTE, locale);
        return locale;
    }

    /** What the person who is asking prefers; nothing for nobody. */
    Preference preferenceOf(HttpServletRequest request) {
        return Callers.find(request)
                .flatMap(caller -> Optional.ofNullable(caller.user()))
                .map(preferences::of)
                .orElse(Preference.NONE);
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private static Locale asked(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(wanted -> find(wanted.getLanguage()).stream())
                .findFirst()
                .orElse(Locale.UK);
    }

    /** Keeps the choice in this browser, so that it holds before anybody signs in. */
    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null || locale == null) return;
        var cookie = ResponseCookie.from(COOKIE, locale.getLanguage())
                .path("/")
                .maxAge(KEPT)
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        request.setAttribute(ATTRIBUTE, locale);
    }
}
