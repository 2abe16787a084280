package io.leporello.billing.statement;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a customer owes for a month. Answered with {@link StatementView}.
 *
 * @param period the calendar month in the customer's zone
 * @param asOf   as known at this position; null for now
 */
public record PreviewInvoice(
        String customer, YearMonth period, @Nullable Long asOf) {}
