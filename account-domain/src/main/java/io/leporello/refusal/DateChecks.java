package io.leporello.refusal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Checks of dates that came from outside. */
public final class DateChecks {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private DateChecks() {}

    /** A day between 1900 and 9999, which every database and every form can hold; an absent one passes. */
    public static void plausible(Checks checks, String field, @Nullable LocalDate day) {
        if (day == null) return;
        checks.require(
                day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR,
                field,
                "is " + day + "; a day from " + FIRST_YEAR + "-01-01 to " + LAST_YEAR + "-12-31 was expected");
    }
}
