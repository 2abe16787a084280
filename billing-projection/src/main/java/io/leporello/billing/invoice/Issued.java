package io.leporello.billing.invoice;

import io.leporello.event.Outcome;

/** A document, and whether it was issued just now or before. */
public record Issued(Outcome outcome, InvoiceView document) {}
