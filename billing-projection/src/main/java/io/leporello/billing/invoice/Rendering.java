package io.leporello.billing.invoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets an invoice on paper before it is issued. */
public interface Rendering {

    /**
     * Makes the documents of an invoice that has its number but is not issued yet. May be asked again for the same invoice
     * with another number, and for many at once.
     *
     * @param usage for the last page; null leaves that page out
     * @throws io.leporello.refusal.Refusal when an official rule does not accept them, with the rule's number; nothing is
     *     issued then
     */
    Paper of(Invoice invoice, @Nullable UsageSummary usage);

    /** The documents of one invoice, which are lost until they are kept. */
    interface Paper {

        /** Keeps them byte by byte, in the caller's transaction; they are never made again. */
        List<StoredDocument> keep();
    }
}
