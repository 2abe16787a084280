package io.leporello.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a long answer and where the next ones begin. Every list has its own record of this shape: items of a type
 * parameter would come back from a distributed query as plain maps.
 */
public interface Page<T> {

    /** The most items that may be asked for at once. */
    int MOST = 1_000;

    List<T> items();

    /** To be given as {@code after} of the same query for the next items; null when these were the last. */
    @Nullable
    String next();
}
