package io.leporello.refusal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Checks of dates that came from outside. */
public final class DateChecks {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final Instant FIRST_INSTANT = startOf(FIRST_YEAR);
    private static final Instant END = startOf(LAST_YEAR + 1);

    private DateChecks() {}

    private static Instant startOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** An instant of those years; an absent one passes. */
    public static void plausible(Checks checks, String field, @Nullable Instant instant) {
        if (instant == null) return;
        checks.require(
                !instant.isBefore(FIRST_INSTANT) && instant.isBefore(END),
                field,
                "is " + instant + "; an instant of the years " + FIRST_YEAR + " to " + LAST_YEAR + " was expected");
    }

    /** A day between 1900 and 9999, which every database and every form can hold; an absent one passes. */
    public static void plausible(Checks checks, String field, @Nullable LocalDate day) {
        if (day == null) return;
        checks.require(
                day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR,
                field,
                "is " + day + "; a day from " + FIRST_YEAR + "-01-01 to " + LAST_YEAR + "-12-31 was expected");
    }
}
