package io.leporello.billing.invoice;

import io.leporello.event.EventName;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What an invoice got wrong was asked for or given back, where no next invoice would. */
@EventName("correction.issued")
@Revision("1")
public record CorrectionIssued(Invoice invoice, List<StoredDocument> documents) implements DocumentIssued {

    public CorrectionIssued {
        documents = List.copyOf(documents);
    }
}
