package io.leporello.billing.invoice;

import io.leporello.page.Paging;

/**
 * Asks for the usage behind a line of a document; answered with {@link io.leporello.usage.entry.EntryPage}. For an
 * adjustment it is what became known about the period after it was last billed.
 *
 * @param line from 1
 */
public record ListLineUsage(String number, int line, Paging paging) {}
