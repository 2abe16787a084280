package io.leporello.billing.pricebook;

import io.leporello.account.plan.PlanTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in which one set of terms held.
 *
 * @param from            the first day
 * @param to              the first day that is no longer in it
 * @param plan            the plan's id
 * @param version         the plan's version
 * @param terms           the customer's own prices: the plan with the contract's overrides
 * @param discountPercent the contract's; null is none
 */
public record AgreedPart(
        LocalDate from,
        LocalDate to,
        String plan,
        int version,
        PlanTerms terms,
        @Nullable BigDecimal discountPercent) {

    /** Nothing changed from this part to the next. */
    boolean continuesIn(AgreedPart next) {
        return to.equals(next.from)
                && equals(new AgreedPart(from, to, next.plan, next.version, next.terms, next.discountPercent));
    }

    AgreedPart until(LocalDate end) {
        return new AgreedPart(from, end, plan, version, terms, discountPercent);
    }
}
