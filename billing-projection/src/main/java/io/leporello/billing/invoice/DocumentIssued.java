package io.leporello.billing.invoice;

import java.util.List;

/** A document of a customer was issued: from now on it is owed, and stays as it is. */
public sealed interface DocumentIssued permits InvoiceIssued, CreditNoteIssued, CorrectionIssued {

    Invoice invoice();

    /** As they were issued; their bytes are kept beside the ledger. */
    List<StoredDocument> documents();

    static DocumentIssued of(Invoice invoice, List<StoredDocument> documents) {
        return switch (invoice.kind()) {
            case INVOICE -> new InvoiceIssued(invoice, documents);
            case CREDIT_NOTE -> new CreditNoteIssued(invoice, documents);
            case CORRECTION -> new CorrectionIssued(invoice, documents);
        };
    }
}
