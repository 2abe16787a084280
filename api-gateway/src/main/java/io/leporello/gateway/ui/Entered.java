package io.leporello.gateway.ui;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people of a language write them: 1.000,50 in German, 1,000.50 in English. */
public final class Entered {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private Entered() {}

    /** Empty for what is no number. A point between groups of three digits groups in German; any other is a decimal one. */
    public static Optional<BigDecimal> number(String text, Locale locale) {
        var german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
        var bare = text.strip().replaceAll("[\\s\\u00a0\\u202f]", "").replace('\u2212', '-');
        var grouped = german ? "-?\\d{1,3}(\\.\\d{3})+(,\\d+)?" : "-?\\d{1,3}(,\\d{3})+(\\.\\d+)?";
        if (bare.matches(grouped)) bare = bare.replace(german ? "." : ",", "");
        if (german) bare = bare.replace(',', '.');
        return PLAIN.matcher(bare).matches() ? Optional.of(new BigDecimal(bare)) : Optional.empty();
    }

    /** As it can be entered again. */
    public static String text(BigDecimal number, Locale locale) {
        var plain = number.toPlainString();
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? plain.replace('.', ',') : plain;
    }
}
