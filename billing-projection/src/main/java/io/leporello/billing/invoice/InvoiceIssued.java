package io.leporello.billing.invoice;

import io.leporello.event.EventName;
import java.util.List;
import org.axonframework.serialization.Revision;

/** An invoice was issued for a month of a customer. */
@EventName("invoice.issued")
@Revision("1")
public record InvoiceIssued(Invoice invoice, List<StoredDocument> documents) implements DocumentIssued {

    public InvoiceIssued {
        documents = List.copyOf(documents);
    }
}
