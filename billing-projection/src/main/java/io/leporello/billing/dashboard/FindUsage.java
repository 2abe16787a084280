package io.leporello.billing.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a customer used, day by day of the customer's own zone. Answered with {@link UsageView}.
 *
 * @param from  the first day
 * @param to    the first day that no longer counts
 * @param group null: all together
 */
public record FindUsage(
        String customer,
        LocalDate from,
        LocalDate to,
        Step by,
        @Nullable Grouping group) {

    private static final int DAYS_MAX = 3_700;
    private static final int DAYS_MAX_BY_HOUR = 400;

    public FindUsage {
        var most = by == Step.HOUR ? DAYS_MAX_BY_HOUR : DAYS_MAX;
        Span.check(from, to)
                .require(
                        ChronoUnit.DAYS.between(from, to) <= most,
                        "to",
                        "is " + to + "; at most " + most + " days can be shown by "
                                + by.name().toLowerCase(java.util.Locale.ROOT))
                .refuseIfAny();
    }
}
