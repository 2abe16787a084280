package io.leporello.event;

import java.util.List;

/**
 * The events one module owns. Every process loads the lists of all modules, whatever parts it runs, because whoever reads
 * the stream meets them all.
 */
public record EventTypes(List<Class<?>> classes) {

    public static EventTypes of(Class<?>... classes) {
        return new EventTypes(List.of(classes));
    }
}
