package io.leporello.usage.entry;

/**
 * An entry that is not what the ledger says.
 *
 * @param position of the event in the ledger
 * @param what     {@code missing}, {@code changed}, or {@code invented} where the ledger has no such event
 */
public record EntryFault(long position, String what) {}
