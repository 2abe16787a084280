package io.leporello.usage.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as projections read it: in order, in large pieces, each projection at its own place. It learns of new events as soon as this process has committed them.
 */
final class LedgerStream implements StreamableMessageSource<TrackedEventMessage<?>> {

    /** As many as one read brings at most. */
    private static final int FULL = EventStoreOnPostgres.READ_BATCH;

    private final PostgresEventStorageEngine engine;
    private final NewEvents newEvents;
    private final Reading reading;
    private final Gathering gathering;

    LedgerStream(PostgresEventStorageEngine engine, NewEvents newEvents, Reading reading, Gathering gathering) {
        this.engine = engine;
        this.newEvents = newEvents;
        this.reading = reading;
        this.gathering = gathering;
    }

    /** One read: what stands behind a position, or the first piece of it. */
    interface Reading {
        List<TrackedEventMessage<?>> behind(long position);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Cursor(token == null ? 0 : token.position().orElse(0));
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return engine.createTokenAt(moment);
    }

    /** One projection's place. Used by one thread. */
    private final class Cursor implements BlockingStream<TrackedEventMessage<?>> {

        private final Deque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
        private long position;
        private long readAt = System.nanoTime();
        private long gatheringNanos;

        Cursor(long position) {
            this.position = position;
        }

        /** Tells only what is read already, so that a batch of a projection is never more than one read. */
        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(fetched.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            var deadline = System.nanoTime() + unit.toNanos(timeout);
            for (var seen = newEvents.count(); !fetch(); seen = newEvents.count()) {
                var left = deadline - System.nanoTime();
                if (left <= 0) return false;
                newEvents.await(seen, left);
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {}
            var next = fetched.remove();
            position = next.trackingToken().position().orElseThrow();
            return next;
        }

        private boolean fetch() {
            if (!fetched.isEmpty()) return true;
            letGather();
            fetched.addAll(reading.behind(position));
            var now = System.nanoTime();
            var events = end() - position;
            gatheringNanos = gathering.nanosAfter(events, now - readAt, events >= FULL);
            readAt = now;
            return !fetched.isEmpty();
        }

        private long end() {
            return fetched.isEmpty()
                    ? position
                    : fetched.getLast().trackingToken().position().orElseThrow();
        }

        private void letGather() {
            var left = readAt + gatheringNanos - System.nanoTime();
            if (gatheringNanos > 0 && left > 0) LockSupport.parkNanos(left);
        }

        @Override
        public void close() {
            fetched.clear();
        }
    }
}
