package io.leporello.gateway.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows made from events.
 *
 * @param group    whose position they share
 * @param position of the last event they hold
 * @param tables   where they are
 * @param rebuild  the newest time they were laid out again; null when they never were
 */
public record ProjectionView(
        String name,
        String group,
        long position,
        List<String> tables,
        @Nullable RebuildView rebuild) {

    public ProjectionView {
        tables = List.copyOf(tables);
    }
}
