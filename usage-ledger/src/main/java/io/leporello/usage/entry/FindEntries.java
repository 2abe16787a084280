package io.leporello.usage.entry;

/**
 * Asks for all entries of one usage event, also those of its corrections; answered with {@link PlacedEntries}.
 *
 * @param source with {@code id} the identity of the event
 */
public record FindEntries(String source, String id) {}
