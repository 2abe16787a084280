package io.leporello.gateway.ui;

import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How numbers, money and dates are written for the person who reads the page. Zero is {@code 0}, what is not known is a dash;
 * they are never the same.
 */
public final class Display {

    public static final String UNKNOWN = "–";

    private static final int PRICE_DECIMALS = 12;
    private static final int QUANTITY_DECIMALS = 9;

    private final Locale locale;
    private final ZoneId zone;

    public Display(Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    public Locale locale() {
        return locale;
    }

    /** In which times are shown. */
    public ZoneId zone() {
        return zone;
    }

    /** The zone as people call it. */
    public String zoneName() {
        return zone.getDisplayName(TextStyle.FULL, locale);
    }

    /** With all of its decimals. */
    public String quantity(@Nullable Quantity quantity) {
        return quantity == null ? UNKNOWN : number(quantity.value(), 0, QUANTITY_DECIMALS);
    }

    /** Rounded to two decimals, where there is no room for more; the exact one belongs beside it. */
    public String brief(@Nullable Quantity quantity) {
        return quantity == null ? UNKNOWN : number(quantity.value(), 0, 2);
    }

    public String count(long count) {
        return number(BigDecimal.valueOf(count), 0, 0);
    }

    /** A duration in seconds, to a tenth. */
    public String seconds(long millis) {
        return number(BigDecimal.valueOf(millis, 3), 0, 1);
    }

    /**
     * @param amount   a plain decimal with the currency's decimals
     * @param currency ISO 4217 code
     */
    public String money(@Nullable String amount, @Nullable String currency) {
        if (amount == null || currency == null) return UNKNOWN;
        var known = Currency.getInstance(currency);
        return currency(new BigDecimal(amount), known, known.getDefaultFractionDigits());
    }

    /** A price of one unit: with the currency's decimals, or more when it has more. */
    public String price(@Nullable BigDecimal amount, String currency) {
        return amount == null ? UNKNOWN : currency(amount, Currency.getInstance(currency), PRICE_DECIMALS);
    }

    private String currency(BigDecimal amount, Currency currency, int mostDecimals) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(mostDecimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        // A code of letters runs into the figures, where a sign does not.
        return minus(format.format(amount)).replaceFirst("([A-Z]{3})(?=\\d)", "$1\u00a0");
    }

    /** With its sign, such as +12 %; a dash when there is nothing to compare with. */
    public String change(@Nullable BigDecimal percent) {
        if (percent == null) return UNKNOWN;
        var rounded = percent.setScale(percent.abs().compareTo(BigDecimal.TEN) < 0 ? 1 : 0, RoundingMode.HALF_UP);
        return (rounded.signum() > 0 ? "+" : "") + percent(rounded);
    }

    public String percent(BigDecimal percent) {
        var figure = number(percent, 0, 2);
        return locale.getLanguage().equals(Locale.GERMAN.getLanguage()) ? figure + "\u00a0%" : figure + "%";
    }

    private String number(BigDecimal value, int leastDecimals, int mostDecimals) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(leastDecimals);
        format.setMaximumFractionDigits(mostDecimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return minus(format.format(value));
    }

    /** A hyphen is too short beside figures. */
    private static String minus(String formatted) {
        return formatted.replace('-', '\u2212');
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? UNKNOWN : dates(FormatStyle.MEDIUM).format(day);
    }

    /** Without its year, where that is said beside it. */
    public String shortDay(LocalDate day) {
        var german = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
        return DateTimeFormatter.ofPattern(german ? "d. MMM" : "d MMM", locale).format(day);
    }

    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month);
    }

    /** The day of a moment in the reader's zone. */
    public String dayOf(@Nullable Instant moment) {
        return moment == null ? UNKNOWN : day(moment.atZone(zone).toLocalDate());
    }

    /** Day and time in the reader's zone. */
    public String moment(@Nullable Instant moment) {
        return moment == null
                ? UNKNOWN
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(moment.atZone(zone));
    }

    /** The same with seconds. */
    public String second(@Nullable Instant moment) {
        return moment == null
                ? UNKNOWN
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(moment.atZone(zone));
    }

    /** The month that a moment is in, as an address names it. */
    public String period(Instant moment) {
        return YearMonth.from(moment.atZone(zone)).toString();
    }

    /** The same moment in UTC, to be shown when somebody points at it. */
    public String utc(@Nullable Instant moment) {
        return moment == null ? "" : moment.truncatedTo(ChronoUnit.SECONDS) + " (UTC)";
    }

    private DateTimeFormatter dates(FormatStyle style) {
        return DateTimeFormatter.ofLocalizedDate(style).withLocale(locale);
    }
}
