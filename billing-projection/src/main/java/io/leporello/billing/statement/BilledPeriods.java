package io.leporello.billing.statement;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows what was billed. */
public interface BilledPeriods {

    /**
     * The months of a customer that documents are about, in their order, as the documents were at a position.
     *
     * @param currency of the documents that count
     * @param without  the invoice of this month is left out, as if it were still to be issued; null for none
     */
    List<BilledPeriod> of(String customer, String currency, long position, @Nullable YearMonth without);
}
