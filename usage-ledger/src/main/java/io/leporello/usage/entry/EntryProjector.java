package io.leporello.usage.entry;

import io.leporello.usage.record.UsageAmended;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageVoided;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Lays usage facts out as entries: gathers those of a whole batch of events and writes them with one statement. */
@Component
@ProcessingGroup(EntryProjector.GROUP)
final class EntryProjector {

    static final String GROUP = "billing";
    private static final String PENDING = "usage entries of this batch";

    private final EntryTable table;
    private final List<EntryFold> folds;

    EntryProjector(EntryTable table, List<EntryFold> folds) {
        this.table = table;
        this.folds = List.copyOf(folds);
    }

    @EventHandler
    void on(UsageRecorded event, TrackingToken token, @SourceId String id, @SequenceNumber long sequence) {
        pending().add(UsageEntry.plus(place(token, id, sequence), 0, event.usage()));
    }

    @EventHandler
    void on(UsageAmended event, TrackingToken token, @SourceId String id, @SequenceNumber long sequence) {
        var place = place(token, id, sequence);
        pending().add(UsageEntry.minus(place, 0, event.before()));
        pending().add(UsageEntry.plus(place, 1, event.after()));
    }

    @EventHandler
    void on(UsageVoided event, TrackingToken token, @SourceId String id, @SequenceNumber long sequence) {
        pending().add(UsageEntry.minus(place(token, id, sequence), 0, event.before()));
    }

    @ResetHandler
    void reset() {
        table.clear();
        folds.forEach(EntryFold::reset);
    }

    private static UsageEntry.EventPlace place(TrackingToken token, String id, long sequence) {
        return new UsageEntry.EventPlace(token.position().orElseThrow(), id, sequence);
    }

    private List<UsageEntry> pending() {
        var work = CurrentUnitOfWork.get().root();
        return work.getOrComputeResource(PENDING, key -> {
            var entries = new ArrayList<UsageEntry>();
            work.onPrepareCommit(done -> write(entries));
            return entries;
        });
    }

    private void write(List<UsageEntry> entries) {
        var counted = table.insert(entries);
        folds.forEach(fold -> fold.add(counted));
    }
}
