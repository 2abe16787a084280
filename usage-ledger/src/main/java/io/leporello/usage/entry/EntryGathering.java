package io.leporello.usage.entry;

import io.leporello.usage.record.UsageAmended;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageRun;
import io.leporello.usage.record.UsageVoided;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Turns the usage facts of a whole batch of events into entries, to be written at once. */
abstract class EntryGathering {

    private static final String PENDING = "usage entries of this batch";

    @EventHandler
    void on(UsageRecorded event, TrackingToken token, @SourceId String id, @SequenceNumber long sequence) {
        pending().add(UsageEntry.plus(place(token, id, sequence), 0, event.usage()));
    }

    @EventHandler
    void on(UsageRun run) {
        var pending = pending();
        for (var fact : run.facts())
            pending.add(UsageEntry.plus(new UsageEntry.EventPlace(fact.position(), fact.stream(), 0), 0, fact.usage()));
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

    abstract void write(List<UsageEntry> entries);
}
