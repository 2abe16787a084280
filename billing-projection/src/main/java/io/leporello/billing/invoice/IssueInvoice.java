package io.leporello.billing.invoice;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Issues the invoice of a customer for a month; answered with {@link Issued}. The same month again gives the same invoice,
 * until it is credited.
 *
 * @param now when this is asked; the month must be over by then
 */
public record IssueInvoice(String customer, YearMonth period, Instant now) {}
