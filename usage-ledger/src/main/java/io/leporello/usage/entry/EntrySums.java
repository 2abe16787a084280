package io.leporello.usage.entry;

import io.leporello.measure.Usage;
import java.util.List;

/** @param usages one for each span that was asked for, in their order */
public record EntrySums(List<Usage> usages) {

    public EntrySums {
        usages = List.copyOf(usages);
    }
}
