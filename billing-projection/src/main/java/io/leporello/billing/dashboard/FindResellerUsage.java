package io.leporello.billing.dashboard;

import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import java.time.LocalDate;

/**
 * Asks what the customers of a reseller used, each in its own zone. Answered with {@link ResellerUsageView}.
 *
 * @param reseller the reseller's own customer account
 * @param to       the first day that no longer counts
 */
public record FindResellerUsage(String reseller, LocalDate from, LocalDate to) {

    public FindResellerUsage {
        var checks = new Checks();
        DateChecks.plausible(checks, "from", from);
        DateChecks.plausible(checks, "to", to);
        checks.require(
                        from.isBefore(to),
                        "to",
                        "is " + to + "; it must be after from, " + from + ", and does not count itself")
                .refuseIfAny();
    }
}
