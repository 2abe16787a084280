package io.leporello.billing.statement;

import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.tax.TaxTotal;
import io.leporello.measure.BillingPeriod;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer owes for a month, as known at a position. All amounts have the currency's decimals.
 *
 * @param payer    whose account pays: the customer's own, or its reseller's
 * @param net      the sum of the lines
 * @param gross    net and taxes
 * @param position everything in the ledger up to here is in it, and nothing later
 */
public record Statement(
        PricedCustomer customer,
        PricedCustomer payer,
        BillingPeriod period,
        Currency currency,
        List<StatementLine> lines,
        BigDecimal net,
        List<TaxTotal> taxes,
        BigDecimal gross,
        long position) {

    public Statement {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /** @param incompleteFrom the first position that could not be counted; null when there is none */
    StatementView view(@Nullable Long incompleteFrom) {
        return new StatementView(
                customer.id(),
                period.month().toString(),
                currency.getCurrencyCode(),
                lines,
                net.toPlainString(),
                taxes,
                gross.toPlainString(),
                position,
                incompleteFrom);
    }
}
