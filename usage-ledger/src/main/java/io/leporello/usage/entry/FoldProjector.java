package io.leporello.usage.entry;

import io.leporello.projection.FreshTables;
import io.leporello.projection.Rebuildable;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sums of entries, when they alone are to be made again. */
@Component
final class FoldProjector implements Rebuildable {

    /** Adds up what is laid out already. No part of the application, which would add it a second time. */
    @ProcessingGroup(EntryProjector.GROUP)
    private static final class Again extends EntryGathering {

        private final EntryTable table;
        private final List<EntryFold> folds;

        Again(EntryTable table, List<EntryFold> folds) {
            this.table = table;
            this.folds = folds;
        }

        /** A fact that a store let in twice is an entry once, at its first position. */
        @Override
        void write(List<UsageEntry> entries) {
            var counted = table.stored(entries);
            folds.forEach(fold -> fold.add(counted));
        }
    }

    private final EntryTable table;
    private final List<EntryFold> folds;
    private final ObjectProvider<FoldHeadStart> headStart;

    FoldProjector(EntryTable table, List<EntryFold> folds, ObjectProvider<FoldHeadStart> headStart) {
        this.table = table;
        this.folds = folds.stream().filter(fold -> !fold.tables().isEmpty()).toList();
        this.headStart = headStart;
    }

    @Override
    public String projection() {
        return "totals";
    }

    @Override
    public List<String> tables() {
        return folds.stream().flatMap(fold -> fold.tables().stream()).toList();
    }

    @Override
    public String group() {
        return EntryProjector.GROUP;
    }

    @Override
    public List<?> handlers() {
        return Stream.concat(Stream.of(new Again(table, folds)), folds.stream()).toList();
    }

    @Override
    public long headStart(FreshTables fresh, long upTo, LongConsumer done) {
        var quick = headStart.getIfAvailable();
        if (quick == null) return 0;
        quick.fold(fresh, upTo, done);
        return upTo;
    }
}
