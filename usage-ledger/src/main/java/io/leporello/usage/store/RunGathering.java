package io.leporello.usage.store;

import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageRun;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Makes messages of what is read in the order of the ledger: one of all the usage recorded between two other events. */
final class RunGathering {

    private final List<TrackedEventMessage<?>> messages = new ArrayList<>();
    private final List<UsageRun.Recorded> run = new ArrayList<>();

    void add(long position, String stream, UsageFact usage) {
        run.add(new UsageRun.Recorded(position, stream, usage));
    }

    void add(List<TrackedEventMessage<?>> single) {
        endRun();
        messages.addAll(single);
    }

    private void endRun() {
        if (run.isEmpty()) return;
        messages.add(new UsageRun(run).asMessage());
        run.clear();
    }

    List<TrackedEventMessage<?>> messages() {
        endRun();
        return messages;
    }
}
