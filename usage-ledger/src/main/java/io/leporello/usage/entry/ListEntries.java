package io.leporello.usage.entry;

import io.leporello.page.Paging;
import java.time.Instant;

/**
 * Asks for the single entries of a customer, in the order of use; answered with {@link EntryPage}.
 *
 * @param from  used at or after
 * @param to    used before
 * @param after recorded after this position
 * @param upTo  the last position that counts
 */
public record ListEntries(String customer, Instant from, Instant to, long after, long upTo, Paging paging) {}
