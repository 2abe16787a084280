package io.leporello.usage.entry;

import java.time.Instant;
import java.util.List;

/** Where the entries of one usage event stand. */
public record PlacedEntries(List<Placed> entries) {

    public PlacedEntries {
        entries = List.copyOf(entries);
    }

    public record Placed(String customer, Instant usedAt, long position) {}
}
