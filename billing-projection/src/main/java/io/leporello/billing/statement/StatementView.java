package io.leporello.billing.statement;

import io.leporello.billing.tax.TaxTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer owes for a period, as known at a position. Amounts are plain decimals with the currency's decimals.
 *
 * @param lines    what the period costs, then one adjustment for each earlier period of which something became known since
 *                 it was billed
 * @param net      the sum of the lines
 * @param taxes    on the sum of the rounded lines, by category and rate
 * @param gross    net and taxes
 * @param position everything in the ledger up to here is in it, and nothing later
 * @param incompleteFrom the position of the first event that could not be counted, so that an operator has to look and no
 *                 invoice is issued; null when everything is counted
 */
public record StatementView(
        String customer,
        String period,
        String currency,
        List<StatementLine> lines,
        String net,
        List<TaxTotal> taxes,
        String gross,
        long position,
        @Nullable Long incompleteFrom) {

    public StatementView {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }
}
