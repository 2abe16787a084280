package io.leporello.gateway.ui;

import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import io.leporello.refusal.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The days that a page shows, as its address says: {@code ?period=2026-10}, {@code ?period=2026-Q4}, or
 * {@code ?from=2026-10-03&to=2026-10-17}, in which both days count.
 *
 * @param from the first day
 * @param to   the first day that no longer counts
 * @param kind what the address says
 */
public record Period(LocalDate from, LocalDate to, Kind kind) {

    /** What a period is named by. */
    public enum Kind {
        MONTH,
        QUARTER,
        DAYS
    }

    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final int DAYS_MAX = 400;

    public static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.plusMonths(1).atDay(1), Kind.MONTH);
    }

    /** The quarter of a year that a day is in. */
    public static Period quarterOf(LocalDate day) {
        var first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        return new Period(first, first.plusMonths(3), Kind.QUARTER);
    }

    /**
     * @param today in which month the period is when the address names none
     * @throws Refusal of kind INVALID when the address names none that there is
     */
    public static Period parse(@Nullable String period, @Nullable String from, @Nullable String to, LocalDate today) {
        try {
            if (from != null && to != null && !from.isEmpty() && !to.isEmpty())
                return days(LocalDate.parse(from), LocalDate.parse(to));
            return period == null || period.isEmpty() ? of(YearMonth.from(today)) : named(period);
        } catch (DateTimeException noDay) {
            throw noPeriod(String.valueOf(period == null ? from + " – " + to : period));
        }
    }

    private static Period named(String period) {
        var month = MONTH.matcher(period);
        if (month.matches()) return checked(of(YearMonth.parse(period)));
        var quarter = QUARTER.matcher(period);
        if (!quarter.matches()) throw noPeriod(period);
        var first = LocalDate.of(Integer.parseInt(quarter.group(1)), 3 * Integer.parseInt(quarter.group(2)) - 2, 1);
        return checked(quarterOf(first));
    }

    private static Period days(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) return days(last, first);
        if (ChronoUnit.DAYS.between(first, last) >= DAYS_MAX)
            throw Refusal.invalid("to", "is " + last + "; at most " + DAYS_MAX + " days can be shown");
        return checked(new Period(first, last.plusDays(1), Kind.DAYS));
    }

    private static Period checked(Period period) {
        var checks = new Checks();
        DateChecks.plausible(checks, "period", period.from);
        checks.refuseIfAny();
        return period;
    }

    private static Refusal noPeriod(String found) {
        return Refusal.invalid("period", "is \"" + found + "\"; a month such as 2026-10 was expected");
    }

    /** The last day that counts. */
    public LocalDate lastDay() {
        return to.minusDays(1);
    }

    public YearMonth month() {
        return YearMonth.from(from);
    }

    public int year() {
        return from.getYear();
    }

    public int quarter() {
        return from.get(IsoFields.QUARTER_OF_YEAR);
    }

    public Period before() {
        return moved(-1);
    }

    public Period after() {
        return moved(1);
    }

    private Period moved(int steps) {
        return switch (kind) {
            case MONTH -> of(month().plusMonths(steps));
            case QUARTER -> quarterOf(from.plusMonths(3L * steps));
            case DAYS -> new Period(from.plusDays(days() * steps), to.plusDays(days() * steps), kind);
        };
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** The days of this period that have begun. */
    public Period until(LocalDate today) {
        return contains(today) ? new Period(from, today.plusDays(1), kind) : this;
    }

    /** As many days of the period before as have begun of this one, so that like is compared with like. */
    public Period comparedWith(LocalDate today) {
        var earlier = before();
        var end = earlier.from.plusDays(until(today).days());
        return new Period(earlier.from, contains(today) && end.isBefore(earlier.to) ? end : earlier.to, kind);
    }

    /** What the address of a page says, without a question mark. */
    public String query() {
        return switch (kind) {
            case MONTH -> "period=" + month();
            case QUARTER -> "period=" + year() + "-Q" + quarter();
            case DAYS -> "from=" + from + "&to=" + lastDay();
        };
    }
}
