package io.leporello.usage.entry;

import java.time.Instant;

/**
 * Asks for the first entry of a customer that is not what the ledger says; answered with an optional {@link EntryFault}.
 *
 * @param from used at or after
 * @param to   used before
 * @param upTo the last position that counts
 */
public record FindEntryFault(String customer, Instant from, Instant to, long upTo) {}
