package io.leporello.billing.statement;

import io.leporello.account.plan.PlanTerms;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what the usage of some months would have cost under other terms. Nothing is kept of it. Answered with
 * {@link ComparisonView}.
 *
 * @param terms           the customer's own prices as they would be, without faults
 * @param discountPercent off every charge; null is none
 * @param months          in the customer's zone
 */
public record CompareTerms(
        String customer, PlanTerms terms, @Nullable BigDecimal discountPercent, List<YearMonth> months) {

    public CompareTerms {
        months = List.copyOf(months);
    }
}
