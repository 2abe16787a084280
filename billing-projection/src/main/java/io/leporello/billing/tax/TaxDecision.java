package io.leporello.billing.tax;

import java.math.BigDecimal;

/** How one supply is taxed: its category and, in percent, its rate. */
public record TaxDecision(TaxCategory category, BigDecimal rate) {

    static TaxDecision untaxed(TaxCategory category) {
        return new TaxDecision(category, BigDecimal.ZERO);
    }
}
