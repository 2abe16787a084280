package io.leporello.billing.run;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A billing run as it is read.
 *
 * @param reseller   only the customers linked to this account; null for all
 * @param state      {@link #RUNNING} or {@link #COMPLETED}
 * @param total      customers there are; once completed, those that had their turn
 * @param done       customers that had their turn: issued, skipped and failed together
 * @param skipped    were invoiced before, or had nothing to invoice
 * @param totals     of the invoices it issued, by currency
 * @param failures   in the order of customers, at most the first thousand
 * @param completedAt null while it runs
 */
public record RunView(
        String id,
        YearMonth period,
        @Nullable String reseller,
        String state,
        long total,
        long done,
        long issued,
        long skipped,
        long failed,
        List<Total> totals,
        List<RunAdvanced.Failure> failures,
        Instant startedAt,
        @Nullable Instant completedAt) {

    public static final String RUNNING = "running";
    public static final String COMPLETED = "completed";

    public RunView {
        totals = List.copyOf(totals);
        failures = List.copyOf(failures);
    }

    /** @param net before tax; both with the currency's decimals */
    public record Total(String currency, BigDecimal net, BigDecimal gross) {}
}
