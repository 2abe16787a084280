package io.leporello.billing.dashboard;

import io.leporello.measure.Usage;
import java.time.LocalDate;
import java.util.List;

/**
 * What the customers of a reseller used.
 *
 * @param to     the first day that no longer counts
 * @param totals over all of them
 */
public record ResellerUsageView(
        String reseller, LocalDate from, LocalDate to, Usage totals, List<CustomerUsage> customers) {

    public ResellerUsageView {
        customers = List.copyOf(customers);
    }

    /** @param zone in which the customer's days begin */
    public record CustomerUsage(String customer, String name, String zone, Usage totals) {}
}
