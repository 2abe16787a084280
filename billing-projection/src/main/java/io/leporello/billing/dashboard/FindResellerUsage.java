package io.leporello.billing.dashboard;

import java.time.LocalDate;

/**
 * Asks what the customers of a reseller used, each in its own zone. Answered with {@link ResellerUsageView}.
 *
 * @param reseller the reseller's own customer account
 * @param to       the first day that no longer counts
 */
public record FindResellerUsage(String reseller, LocalDate from, LocalDate to) {

    public FindResellerUsage {
        Span.check(from, to).refuseIfAny();
    }
}
