package io.leporello.billing.invoice;

/** Asks for a document by its number; answered with an optional {@link InvoiceView}. */
public record FindInvoice(String number) {}
