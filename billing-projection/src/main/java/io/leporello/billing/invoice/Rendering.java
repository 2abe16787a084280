package io.leporello.billing.invoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets an invoice on paper before it is issued. */
public interface Rendering {

    /**
     * Makes the documents of an invoice that has its number but is not issued yet, and keeps them byte by byte; they are
     * never made again. May be asked again for the same invoice with another number.
     *
     * @param usage for the last page; null leaves that page out
     * @throws io.leporello.refusal.Refusal when an official rule does not accept them, with the rule's number; nothing is
     *     issued then
     */
    List<StoredDocument> of(Invoice invoice, @Nullable UsageSummary usage);
}
