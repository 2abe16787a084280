package io.leporello.billing.replay;

/**
 * Asks to compute a document again from the single entries and the price book as they were known when it was issued;
 * answered with {@link ReplayView}.
 */
public record ReplayInvoice(String number) {}
