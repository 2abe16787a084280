package io.leporello.billing.pricebook;

import io.leporello.account.plan.PlanTerms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A plan's terms from one day on.
 *
 * @param effectiveFrom the first day, in the customer's zone; null means from ever
 */
record PlanVersion(String plan, int version, @Nullable LocalDate effectiveFrom, PlanTerms terms) {

    boolean holdsOn(LocalDate day) {
        return effectiveFrom == null || !effectiveFrom.isAfter(day);
    }
}
