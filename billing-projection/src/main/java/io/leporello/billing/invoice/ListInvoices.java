package io.leporello.billing.invoice;

import io.leporello.page.Paging;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Asks for documents in the order of issuing; answered with {@link InvoicePage}. Every part narrows the answer; a null part
 * does not.
 *
 * @param newestFirst whether the order is turned round, as people look for them
 */
public record ListInvoices(
        @Nullable String customer,
        @Nullable YearMonth period,
        @Nullable InvoiceKind kind,
        @Nullable InvoiceState state,
        boolean newestFirst,
        Paging paging) {}
