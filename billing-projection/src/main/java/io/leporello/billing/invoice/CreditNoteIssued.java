package io.leporello.billing.invoice;

import io.leporello.event.EventName;
import java.util.List;
import org.axonframework.serialization.Revision;

/** A document was taken back as a whole; the one it refers to stands no longer, and its month can be invoiced anew. */
@EventName("credit-note.issued")
@Revision("1")
public record CreditNoteIssued(Invoice invoice, List<StoredDocument> documents) implements DocumentIssued {

    public CreditNoteIssued {
        documents = List.copyOf(documents);
    }
}
