package io.leporello.usage.entry;

import io.leporello.projection.FreshTables;
import java.util.function.LongConsumer;

/** Folds very many entries at once, into tables that hold nothing yet. */
public interface FoldHeadStart {

    /**
     * @param upTo the last position that counts
     * @param done is told now and then how many positions are folded; from any thread
     * @return {@code upTo}, or 0 when there is nothing here that could be folded this way
     */
    long fold(FreshTables fresh, long upTo, LongConsumer done);
}
