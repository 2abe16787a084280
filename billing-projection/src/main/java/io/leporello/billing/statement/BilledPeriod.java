package io.leporello.billing.statement;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What documents say about one month of a customer. All amounts are before tax.
 *
 * @param standing whether the month has an invoice that was not credited
 * @param billed   sum of all lines about it on documents that were not credited
 * @param cost     what it costs by the document that said so last, credited or not
 * @param costAt   the position as known at which it costs that
 * @param since    the position up to which it was known when it was last billed by a document that was not credited
 */
public record BilledPeriod(
        YearMonth month, boolean standing, BigDecimal billed, BigDecimal cost, long costAt, long since) {}
