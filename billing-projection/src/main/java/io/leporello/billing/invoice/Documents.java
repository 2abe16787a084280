package io.leporello.billing.invoice;

import java.util.List;

/** Sets an invoice on paper before it is issued. What it returns is kept byte by byte and never made again. */
public interface Documents {

    /**
     * The documents of an invoice that has its number but is not issued yet. May be asked twice for one invoice, when its
     * number had to change, and by several threads at once.
     *
     * @throws io.leporello.refusal.Refusal when an official rule does not accept them, with the rule's number; nothing is
     *     issued then
     */
    List<NewDocument> of(Invoice invoice);
}
