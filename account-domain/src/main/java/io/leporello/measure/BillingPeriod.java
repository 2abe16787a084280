package io.leporello.measure;

import io.leporello.refusal.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A calendar month as a customer lives it: from its first instant in the customer's zone up to, and without, the first
 * instant of the next one. A month in which the clocks change is an hour longer or shorter; its days are calendar days.
 */
public record BillingPeriod(YearMonth month, ZoneId zone) {

    // YearMonth reads years of nine digits too, whose end is no Instant any more.
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    /** @throws Refusal of kind INVALID when {@code text} is no month such as 2026-10 */
    public static BillingPeriod parse(@Nullable String text, ZoneId zone) {
        if (text == null || !MONTH.matcher(text).matches()) throw noMonth(text);
        try {
            return new BillingPeriod(YearMonth.parse(text), zone);
        } catch (DateTimeException e) {
            throw noMonth(text);
        }
    }

    private static Refusal noMonth(@Nullable String text) {
        var found = text == null ? "is missing" : "is \"" + text + "\"";
        return Refusal.invalid("period", found + "; a calendar month such as 2026-10 was expected");
    }

    public Instant start() {
        return startOf(firstDay());
    }

    /** The first instant that is no longer in the period. */
    public Instant end() {
        return startOf(dayAfter());
    }

    /** The first instant of {@code day} in the customer's zone, which is not midnight where midnight was skipped. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    public LocalDate firstDay() {
        return month.atDay(1);
    }

    /** The first day that is no longer in the period. */
    public LocalDate dayAfter() {
        return month.plusMonths(1).atDay(1);
    }

    public int days() {
        return month.lengthOfMonth();
    }

    /**
     * The share of the days from {@code from} up to, and without, {@code to}; what lies outside the period does not count.
     */
    public DayShare share(LocalDate from, LocalDate to) {
        var first = from.isAfter(firstDay()) ? from : firstDay();
        var after = to.isBefore(dayAfter()) ? to : dayAfter();
        return new DayShare((int) Math.max(0, ChronoUnit.DAYS.between(first, after)), days());
    }

    @Override
    public String toString() {
        return month + " " + zone;
    }
}
