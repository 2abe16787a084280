package io.leporello.billing.document;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words, numbers, days and money in the language of one document. */
final class Texts {

    private static final String BUNDLE = Texts.class.getPackageName() + ".documents";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final int MOST_DECIMALS = 12;

    private final Locale locale;
    private final Currency currency;
    private final ResourceBundle bundle;

    /** German for every German language tag, else English: then also the numbers are English, so that one can read both. */
    Texts(String languageTag, String currency) {
        var wanted = Locale.forLanguageTag(languageTag);
        var known = wanted.getLanguage().equals("de") || wanted.getLanguage().equals("en");
        this.locale = known ? wanted : Locale.UK;
        this.currency = Currency.getInstance(currency);
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_OTHER_LANGUAGE);
    }

    Locale locale() {
        return locale;
    }

    String text(String key, Object... parts) {
        return new MessageFormat(bundle.getString(key), locale).format(parts);
    }

    String number(BigDecimal number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return tidy(format.format(number));
    }

    /** With the currency's decimals, and with more where the amount has more: nothing is rounded on the way to paper. */
    String money(BigDecimal amount) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return tidy(spaced(format.format(amount)));
    }

    /** A code such as TND, which stands where a language has no sign for a currency, does not touch the figure. */
    private static String spaced(String money) {
        return money.replaceFirst("(\\p{L})(\\d)", "$1\u00A0$2");
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month);
    }

    String country(String code) {
        return new Locale("", code).getDisplayCountry(locale);
    }

    /** A real minus, and no space that a font may not have. */
    private static String tidy(String number) {
        return number.replace('-', '\u2212').replace('\u202F', '\u00A0');
    }
}
