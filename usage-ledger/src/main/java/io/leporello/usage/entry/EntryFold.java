package io.leporello.usage.entry;

import java.util.List;

/**
 * Sums entries up. It is called in the transaction that wrote the entries, with those that had not been counted before,
 * so a fold is as exact as the entries are and shares their position.
 */
public interface EntryFold {

    void add(List<UsageEntry> entries);

    /** The tables that hold the sums, as {@code SCHEMA.TABLE}; none where nothing is kept, and so nothing can be made again. */
    default List<String> tables() {
        return List.of();
    }

    /** Forgets everything; all entries follow again. */
    void reset();
}
