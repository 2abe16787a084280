package io.leporello.billing.document;

import io.leporello.billing.invoice.Syntax;

/**
 * Asks for an issued invoice as data; answered with an optional {@link DocumentContent}. In the syntax that it was issued in
 * it is the document that was issued. In the other it is made, by the same official rules, when it is asked for first; from
 * then on it is the same bytes for ever.
 */
public record FindElectronicInvoice(String number, Syntax syntax) {}
