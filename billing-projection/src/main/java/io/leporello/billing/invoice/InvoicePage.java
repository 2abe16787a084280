package io.leporello.billing.invoice;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some documents, in the order of issuing. */
public record InvoicePage(
        List<InvoiceSummary> items, @Nullable String next) implements Page<InvoiceSummary> {}
