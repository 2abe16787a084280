package io.leporello.billing.invoice;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers questions about issued documents. */
@Component
final class InvoiceQueries {

    private final InvoiceRows rows;

    InvoiceQueries(InvoiceRows rows) {
        this.rows = rows;
    }

    @QueryHandler
    Optional<InvoiceView> handle(FindInvoice question) {
        return rows.find(question.number());
    }

    @QueryHandler
    InvoicePage handle(ListInvoices question) {
        return rows.list(question);
    }
}
