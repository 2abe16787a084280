package io.leporello.billing.document;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.Rendering;
import io.leporello.billing.invoice.StoredDocument;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * Makes and keeps the documents of an invoice that is about to be issued, and hands them out. They are kept before there is
 * an event that names them, so that no event names what is not there; what none comes to name does no harm.
 */
@Component
final class KeptDocuments implements Rendering {

    private final Documents documents;
    private final DocumentStore store;

    KeptDocuments(Documents documents, DocumentStore store) {
        this.documents = documents;
        this.store = store;
    }

    @Override
    public List<StoredDocument> of(Invoice invoice) {
        return documents.of(invoice, null).stream().map(this::keep).toList();
    }

    private StoredDocument keep(Document document) {
        store.keep(document);
        return new StoredDocument(
                document.form().word(), document.form().mediaType(), document.sha256(), document.bytes().length);
    }

    @QueryHandler
    Optional<DocumentContent> handle(FindDocument question) {
        return store.find(question.sha256())
                .map(bytes -> new DocumentContent(
                        question.sha256(), Base64.getEncoder().encodeToString(bytes)));
    }
}
