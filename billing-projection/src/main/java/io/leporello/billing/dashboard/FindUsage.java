package io.leporello.billing.dashboard;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a customer used, day by day of the customer's own zone. Answered with {@link UsageView}.
 *
 * @param from  the first day
 * @param to    the first day that no longer counts
 * @param group null: all together
 * @param users only what these used, because the asker may see no more; null for all, those who are not named too
 */
public record FindUsage(
        String customer,
        LocalDate from,
        LocalDate to,
        Step by,
        @Nullable Grouping group,
        @Nullable List<String> users) {

    private static final int DAYS_MAX = 3_700;
    private static final int DAYS_MAX_BY_HOUR = 400;

    /** What everybody used. */
    public FindUsage(String customer, LocalDate from, LocalDate to, Step by, @Nullable Grouping group) {
        this(customer, from, to, by, group, null);
    }

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
