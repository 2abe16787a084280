package io.leporello.billing.dashboard;

import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
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
        var checks = new Checks();
        DateChecks.plausible(checks, "from", from);
        DateChecks.plausible(checks, "to", to);
        checks.require(
                        from.isBefore(to),
                        "to",
                        "is " + to + "; it must be after from, " + from + ", and does not count itself")
                .require(
                        ChronoUnit.DAYS.between(from, to) <= most,
                        "to",
                        "is " + to + "; at most " + most + " days can be shown by "
                                + by.name().toLowerCase(java.util.Locale.ROOT))
                .refuseIfAny();
    }
}
