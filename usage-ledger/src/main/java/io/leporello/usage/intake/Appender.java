package io.leporello.usage.intake;

import io.leporello.event.EventJson;
import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.store.FirstEvents;
import io.leporello.usage.store.LastAppended;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
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
 * committing and appends it as one. Those who were answered last, or came too late for that, are expected to send again, and are
 * waited for at most a millisecond; who is alone waits for nobody. Each batch is answered only after its own commit.
 */
@Component
final class Appender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    /** How long a batch waits for others at most. */
    private static final Duration GATHERING = Duration.ofMillis(1);

    /** A transaction takes no further batch once it holds this many events. */
    private static final int GROUP_EVENTS = 4_000;

    /** How many events may wait in memory, at roughly a kilobyte each. */
    private static final int WAITING_EVENTS = 60_000;

    private static final int ATTEMPTS = 8;

    /** Before the third attempt; doubled before each further one. The second is made at once, by who then knows more. */
    private static final long FIRST_PAUSE_NANOS = 5_000_000;

    /** How long the last transaction may take when the process stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WaitingBatches waiting = new WaitingBatches(GATHERING);
    private final Semaphore room = new Semaphore(WAITING_EVENTS);
    private final EventStore store;
    private final FirstEvents firstEvents;
    private final LastAppended lastAppended;
    private final EventJson json;
    private volatile @Nullable Thread thread;

    Appender(EventStore store, FirstEvents firstEvents, LastAppended lastAppended, EventJson json) {
        this.store = store;
        this.firstEvents = firstEvents;
        this.lastAppended = lastAppended;
        this.json = json;
    }

    /**
     * Hands a batch over, and takes off the appender what its caller's thread can do as well.
     *
     * @return completes when the batch is durable
     * @throws Refusal of kind BUSY when more is waiting already than memory should hold, or when the process is stopping
     */
    CompletableFuture<Batch.Outcome> append(Batch batch) {
        batch.serialize(json);
        if (!room.tryAcquire(batch.size()))
            throw Refusal.busy("Too much usage is waiting to be stored. Send this batch again in a second.");
        waiting.add(batch);
        // The thread may have ended in between; nobody may wait for it then.
        if (!isRunning() && waiting.remove(batch)) {
            room.release(batch.size());
            throw Refusal.busy("The intake of usage is stopping; send again when it is back.");
        }
        return batch.outcome();
    }

    @Override
    public void start() {
        var appender = new Thread(this::run, "usage-appender");
        appender.setDaemon(true);
        thread = appender;
        appender.start();
    }

    /** Before the web server starts and after it has drained; left to itself it would end first and leave callers waiting. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Records what waits and ends. */
    @Override
    public void stop() {
        var appender = thread;
        thread = null;
        if (appender == null) return;
        waiting.add(Batch.of(List.of(), false, Origin.of(Map.of()), Instant.EPOCH)); // only wakes it up
        try {
            appender.join(PATIENCE.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            for (var expected = 1; thread == Thread.currentThread(); )
                expected = recordWith(waiting.take(expected)) + waiting.size();
        } catch (InterruptedException hurried) {
            thread = null;
        }
        for (var left = waiting.poll(Integer.MAX_VALUE); left != null; left = waiting.poll(Integer.MAX_VALUE))
            recordWith(left);
    }

    /** @return how many batches were recorded together */
    private int recordWith(Batch first) {
        var group = groupOf(first);
        try {
            record(group);
            return group.size();
        } finally {
            room.release(group.stream().mapToInt(Batch::size).sum());
        }
    }

    private List<Batch> groupOf(Batch first) {
        var group = new ArrayList<Batch>();
        var events = 0;
        for (var next = first; next != null; next = waiting.poll(GROUP_EVENTS - events)) {
            if (next.size() > 0) group.add(next);
            events += next.size();
        }
        return group;
    }

    /** A batch that cannot be stored must not take its neighbours down: after a failure each is tried by itself. */
    private void record(List<Batch> group) {
        if (group.isEmpty()) return;
        try {
            answer(group, appendTogether(group));
        } catch (RuntimeException | Error failure) {
            if (group.size() == 1) fail(group.get(0), failure);
            else group.forEach(batch -> record(List.of(batch)));
        }
    }

    /** What was known before was recorded before what is new. */
    private void answer(List<Batch> group, List<Batch.Decision> decisions) {
        try {
            var nothingNew = decisions.stream().allMatch(Batch.Decision::isNothingNew);
            var position = nothingNew ? end() : lastAppended.position();
            for (var index = 0; index < group.size(); index++)
                group.get(index).outcome().complete(new Batch.Outcome(decisions.get(index), position));
        } catch (RuntimeException failure) {
            group.forEach(batch -> fail(batch, failure));
        }
    }

    /** The position of the last event; 0 when there is none. */
    long end() {
        return store.createHeadToken().position().orElse(0);
    }

    private static void fail(Batch batch, Throwable failure) {
        LOG.warn("A batch of {} usage events could not be stored: {}", batch.size(), failure.toString());
        batch.outcome().completeExceptionally(failure);
    }

    /**
     * A refusal means that somebody else recorded one of these events in between, or is about to and may still fail. So it
     * decides nothing: the ledger is asked, and what it does not hold is appended again. Most usage is new, so the first
     * attempt may know of less than there is.
     */
    private List<Batch.Decision> appendTogether(List<Batch> group) {
        for (var attempt = 1; ; attempt++) {
            try {
                return tryToAppend(
                        group,
                        attempt == 1 ? firstEvents.beforeAppending(ids(group)) : firstEvents.afterRefusal(ids(group)));
            } catch (AggregateStreamCreationException | ConcurrencyException lostRace) {
                if (attempt == ATTEMPTS)
                    throw Refusal.busy("Others are recording the same events at this moment. Send this batch again.");
                if (attempt > 1) LockSupport.parkNanos(FIRST_PAUSE_NANOS << (attempt - 2));
            }
        }
    }

    private static List<String> ids(List<Batch> group) {
        return group.stream().flatMap(batch -> batch.ids().stream()).toList();
    }

    private List<Batch.Decision> tryToAppend(List<Batch> group, Map<String, Object> stored) {
        var known = new HashMap<String, UsageFact>();
        stored.forEach((id, event) -> known.put(id, ((UsageRecorded) event).usage()));
        var decisions = group.stream().map(batch -> batch.decide(known)).toList();
        var messages = new ArrayList<DomainEventMessage<?>>();
        decisions.forEach(decision -> messages.addAll(decision.fresh()));
        if (!messages.isEmpty()) store.publish(messages);
        return decisions;
    }
}
