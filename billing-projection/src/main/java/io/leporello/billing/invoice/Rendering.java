package io.leporello.billing.invoice;

import java.util.List;

/** Sets an invoice on paper before it is issued. */
public interface Rendering {

    /**
     * Makes the documents of an invoice that has its number but is not issued yet, and keeps them byte by byte; they are
     * never made again. May be asked again for the same invoice with another number.
     *
     * @throws io.leporello.refusal.Refusal when an official rule does not accept them, with the rule's number; nothing is
     *     issued then
     */
    List<StoredDocument> of(Invoice invoice);
}
