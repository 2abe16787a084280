package io.leporello.usage.entry;

import io.leporello.projection.Rebuildable;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Lays usage facts out as entries: gathers those of a whole batch of events and writes them with one statement. */
@Component
@ProcessingGroup(EntryProjector.GROUP)
final class EntryProjector extends EntryGathering implements Rebuildable {

    static final String GROUP = "billing";

    private final EntryTable table;
    private final List<EntryFold> folds;

    EntryProjector(EntryTable table, List<EntryFold> folds) {
        this.table = table;
        this.folds = List.copyOf(folds);
    }

    @Override
    void write(List<UsageEntry> entries) {
        var counted = table.insert(entries);
        folds.forEach(fold -> fold.add(counted));
    }

    @ResetHandler
    void reset() {
        table.clear();
        folds.forEach(EntryFold::reset);
    }

    @Override
    public String projection() {
        return "entries";
    }

    @Override
    public List<String> tables() {
        return List.of("usage.entry", "usage.counted");
    }

    /** Entries alone: what was summed up of them stays. */
    @Override
    public List<?> handlers() {
        return List.of(new EntryProjector(table, List.of()));
    }
}
