package io.leporello.usage.store;

import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * The usage that this process has committed last. Whoever keeps up with the ledger takes it from here, and reads in the table only
 * what others have appended or what is no usage.
 */
final class NewestUsage {

    /** Of about half a kilobyte each; some more than one transaction appends. */
    private static final int PLACES = 1 << 14;

    /** The last position of what was kept, be it usage or not. */
    private final AtomicLong last = new AtomicLong();

    private final AtomicReferenceArray<UsageRun.Recorded> facts = new AtomicReferenceArray<>(PLACES);

    /**
     * Keeps what is appended, once that is committed.
     *
     * @param before the last position before the events
     */
    TransactionSynchronization keeping(long before, List<? extends EventMessage<?>> events) {
        return new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                var position = before;
                for (var event : events) keep(++position, event);
                last.accumulateAndGet(position, Math::max);
            }
        };
    }

    long last() {
        return last.get();
    }

    private void keep(long position, EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> message && event.getPayload() instanceof UsageRecorded recorded)
            facts.set(
                    place(position),
                    new UsageRun.Recorded(position, message.getAggregateIdentifier(), recorded.usage()));
    }

    /** The usage right behind a position, up to the first event that is not kept here. */
    List<UsageRun.Recorded> behind(long position, int most) {
        var found = new ArrayList<UsageRun.Recorded>();
        for (var next = position + 1; found.size() < most; next++) {
            var fact = facts.get(place(next));
            if (fact == null || fact.position() != next) break;
            found.add(fact);
        }
        return found;
    }

    private static int place(long position) {
        return (int) (position % PLACES);
    }
}
