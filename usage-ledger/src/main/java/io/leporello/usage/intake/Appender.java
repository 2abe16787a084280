package io.leporello.usage.intake;

import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.store.FirstEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Group commit. Positions are numbered under a lock that lasts until the commit, so many small transactions would queue
 * behind each other's disk flush. Instead one thread takes whatever has gathered while the last transaction was
 * committing and appends it as one; nobody waits for company, and each batch is answered only after its own commit.
 */
@Component
final class Appender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    /** A transaction takes no further batch once it holds this many events. */
    private static final int GROUP_EVENTS = 4_000;

    /** How many events may wait in memory, at roughly a kilobyte each. */
    private static final int WAITING_EVENTS = 60_000;

    private static final int ATTEMPTS = 5;

    private final LinkedBlockingQueue<Batch> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(WAITING_EVENTS);
    private final EventStore store;
    private final FirstEvents firstEvents;
    private volatile @Nullable Thread thread;

    Appender(EventStore store, FirstEvents firstEvents) {
        this.store = store;
        this.firstEvents = firstEvents;
    }

    /**
     * Hands a batch over.
     *
     * @return completes when the batch is durable
     * @throws IntakeBusyException when too much is waiting already
     */
    CompletableFuture<Batch.Decision> append(Batch batch) {
        if (!room.tryAcquire(batch.size())) throw new IntakeBusyException(WAITING_EVENTS - room.availablePermits());
        waiting.add(batch);
        return batch.outcome();
    }

    @Override
    public void start() {
        var appender = new Thread(this::run, "usage-appender");
        appender.setDaemon(true);
        thread = appender;
        appender.start();
    }

    /** Runs after the web server has drained: by then nobody hands anything over any more. */
    @Override
    public void stop() {
        var appender = thread;
        thread = null;
        if (appender != null) appender.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (isRunning()) {
            try {
                var group = nextGroup();
                record(group);
                room.release(group.stream().mapToInt(Batch::size).sum());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private List<Batch> nextGroup() throws InterruptedException {
        var group = new ArrayList<Batch>();
        var first = waiting.take();
        group.add(first);
        var events = first.size();
        for (var next = waiting.peek(); next != null && events + next.size() <= GROUP_EVENTS; next = waiting.peek()) {
            group.add(waiting.remove());
            events += next.size();
        }
        return group;
    }

    /** A batch that cannot be stored must not take its neighbours down: after a failure each is tried by itself. */
    private void record(List<Batch> group) {
        try {
            var decisions = appendTogether(group);
            for (var index = 0; index < group.size(); index++)
                group.get(index).outcome().complete(decisions.get(index));
        } catch (RuntimeException failure) {
            if (group.size() == 1) fail(group.get(0), failure);
            else group.forEach(batch -> record(List.of(batch)));
        }
    }

    private static void fail(Batch batch, RuntimeException failure) {
        LOG.warn("A batch of {} usage events could not be stored: {}", batch.size(), failure.toString());
        batch.outcome().completeExceptionally(failure);
    }

    private List<Batch.Decision> appendTogether(List<Batch> group) {
        for (var attempt = 1; ; attempt++) {
            try {
                return tryToAppend(group);
            } catch (AggregateStreamCreationException | ConcurrencyException lostRace) {
                // Another process recorded one of these events in between; the next look-up will find it.
                if (attempt == ATTEMPTS) throw lostRace;
            }
        }
    }

    private List<Batch.Decision> tryToAppend(List<Batch> group) {
        var known = known(group);
        var decisions = group.stream().map(batch -> batch.decide(known)).toList();
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (var index = 0; index < group.size(); index++)
            messages.addAll(group.get(index).messages(decisions.get(index)));
        if (!messages.isEmpty()) store.publish(messages);
        return decisions;
    }

    private Map<String, UsageFact> known(List<Batch> group) {
        var known = new HashMap<String, UsageFact>();
        firstEvents
                .of(group.stream().flatMap(batch -> batch.ids().stream()).toList())
                .forEach((id, event) -> known.put(id, ((UsageRecorded) event).usage()));
        return known;
    }
}
