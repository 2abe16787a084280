package io.leporello.usage.entry;

import io.leporello.projection.FreshTables;
import java.util.function.LongConsumer;

/** Folds very many entries at once, into tables that hold nothing yet. */
public interface FoldHeadStart {

    /**
     * @param upTo the last position that counts; the entries up to it are laid out
     * @param done is told now and then how many positions are folded; from any thread
     */
    void fold(FreshTables fresh, long upTo, LongConsumer done);
}
