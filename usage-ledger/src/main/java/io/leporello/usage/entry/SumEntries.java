package io.leporello.usage.entry;

import java.time.Instant;

/**
 * Asks what a customer had used, as it was known at a position. Answered with {@link io.leporello.measure.Usage}.
 *
 * @param from used at or after
 * @param to   used before
 * @param upTo the last position that counts
 */
public record SumEntries(String customer, Instant from, Instant to, long upTo) {}
