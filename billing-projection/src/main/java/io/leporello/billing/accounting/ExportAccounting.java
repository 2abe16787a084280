package io.leporello.billing.accounting;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Asks for everything that was issued in a month, for a bookkeeping program; answered with an {@link AccountingFile}.
 *
 * @param month  of the days of issue, in the seller's zone
 * @param madeAt the asker's clock
 */
public record ExportAccounting(YearMonth month, ExportFormat format, Instant madeAt) {}
