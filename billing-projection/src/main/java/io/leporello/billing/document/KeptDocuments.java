package io.leporello.billing.document;

import io.leporello.billing.invoice.FindInvoice;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceView;
import io.leporello.billing.invoice.Rendering;
import io.leporello.billing.invoice.StoredDocument;
import io.leporello.billing.invoice.Syntax;
import io.leporello.billing.invoice.UsageSummary;
import java.util.Base64;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes and keeps the documents of an invoice that is about to be issued, and hands them out. They are kept before there is
 * an event that names them, so that no event names what is not there; what none comes to name does no harm.
 */
@Component
final class KeptDocuments implements Rendering {

    private final Documents documents;
    private final DocumentStore store;
    private final QueryGateway queries;

    KeptDocuments(Documents documents, DocumentStore store, QueryGateway queries) {
        this.documents = documents;
        this.store = store;
        this.queries = queries;
    }

    @Override
    public Paper of(Invoice invoice, @Nullable UsageSummary usage) {
        var made = documents.of(invoice, usage);
        return () -> made.stream().map(this::keep).toList();
    }

    private StoredDocument keep(Document document) {
        store.keep(document);
        return new StoredDocument(
                document.form().word(), document.form().mediaType(), document.sha256(), document.bytes().length);
    }

    @QueryHandler
    Optional<DocumentContent> handle(FindDocument question) {
        return content(question.sha256());
    }

    private Optional<DocumentContent> content(String sha256) {
        return store.find(sha256)
                .map(bytes -> new DocumentContent(sha256, Base64.getEncoder().encodeToString(bytes)));
    }

    @QueryHandler
    Optional<DocumentContent> handle(FindElectronicInvoice question) {
        return queries.query(new FindInvoice(question.number()), ResponseTypes.optionalInstanceOf(InvoiceView.class))
                .join()
                .flatMap(invoice -> content(sha256(invoice, question.syntax())));
    }

    private String sha256(InvoiceView invoice, Syntax syntax) {
        return invoice.documents().stream()
                .filter(document -> DocumentForm.isIn(syntax, document.form()))
                .map(StoredDocument::sha256)
                .findFirst()
                .or(() -> store.translation(invoice.number(), syntax))
                .orElseGet(() -> translated(invoice, syntax));
    }

    /** Of two that translate at once both get what the first one kept. */
    private String translated(InvoiceView invoice, Syntax syntax) {
        var made = documents.in(syntax, invoice.frozen());
        store.keep(made);
        return store.keepTranslation(invoice.number(), syntax, made.sha256());
    }
}
