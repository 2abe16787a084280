package io.leporello.billing.invoice;

import io.leporello.page.Paging;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Asks for documents in the order of issuing; answered with {@link InvoicePage}. Every part narrows the answer; a null part
 * does not.
 */
public record ListInvoices(
        @Nullable String customer,
        @Nullable YearMonth period,
        @Nullable InvoiceKind kind,
        @Nullable InvoiceState state,
        Paging paging) {}
