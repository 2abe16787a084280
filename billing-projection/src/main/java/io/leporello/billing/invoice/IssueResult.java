package io.leporello.billing.invoice;

import io.leporello.refusal.RefusalText;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of several invoices that were to be issued.
 *
 * @param document null unless there is one
 * @param refusal  null when there is a document
 */
public record IssueResult(
        String customer,
        What what,
        @Nullable InvoiceView document,
        @Nullable RefusalText refusal) {

    /** How it ended. */
    public enum What {
        ISSUED,
        /** It was issued before. */
        ALREADY_ISSUED,
        /** There was no contract, no usage and no adjustment. */
        NOTHING_TO_INVOICE,
        REFUSED
    }
}
