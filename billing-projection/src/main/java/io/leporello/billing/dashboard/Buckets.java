package io.leporello.billing.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of days cut into months, days or hours as a time zone has them.
 *
 * @param starts the first instant of each bucket, ascending
 * @param labels what each bucket is called: its first day, or for an hour its first instant
 * @param end    the first instant after the last bucket
 */
record Buckets(List<Instant> starts, List<String> labels, Instant end) {

    static Buckets of(LocalDate from, LocalDate to, Step step, ZoneId zone) {
        var starts = new ArrayList<Instant>();
        var labels = new ArrayList<String>();
        for (var day = from; day.isBefore(to); day = next(day, step)) {
            if (step == Step.HOUR) addHours(day, zone, starts, labels);
            else {
                starts.add(startOf(day, zone));
                labels.add(day.toString());
            }
        }
        return new Buckets(starts, labels, startOf(to, zone));
    }

    private static LocalDate next(LocalDate day, Step step) {
        return step == Step.MONTH ? day.withDayOfMonth(1).plusMonths(1) : day.plusDays(1);
    }

    /** The hours that really pass: 23 or 25 of them where the clocks change. */
    private static void addHours(LocalDate day, ZoneId zone, List<Instant> starts, List<String> labels) {
        var end = startOf(day.plusDays(1), zone);
        for (var hour = startOf(day, zone); hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
            starts.add(hour);
            labels.add(hour.toString());
        }
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
