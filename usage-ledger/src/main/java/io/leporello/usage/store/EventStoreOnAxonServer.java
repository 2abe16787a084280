package io.leporello.usage.store;

import io.grpc.StatusRuntimeException;
import io.leporello.event.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.event.util.GrpcExceptionParser;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * The event store of a process that has an Axon Server for one. It makes up for two differences: the server counts events
 * from 0 and says nothing when it has none, while positions of a ledger begin at 1 and 0 means that there is nothing; and
 * the server's refusals come as raw failures of the connection.
 */
public final class EventStoreOnAxonServer extends AxonServerEventStore {

    private EventStoreOnAxonServer(Builder builder) {
        super(builder);
    }

    /** @param upcasters of all modules, oldest shape first */
    public static EventStoreOnAxonServer of(
            AxonServerConfiguration configuration,
            AxonServerConnectionManager connections,
            EventJson json,
            EventUpcaster upcasters) {
        var builder = AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connections)
                .snapshotSerializer(json)
                .eventSerializer(json)
                .snapshotFilter(SnapshotFilter.rejectAll())
                .upcasterChain(upcasters);
        // Only this gives the builder its storage engine.
        builder.build();
        return new EventStoreOnAxonServer(builder);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        try {
            super.prepareCommit(events);
        } catch (StatusRuntimeException failure) {
            throw GrpcExceptionParser.parse(failure);
        }
    }

    /** The ledger keeps no snapshots, so the server need not look for one. */
    @Override
    public DomainEventStream readEvents(String aggregateId) {
        return readEvents(aggregateId, 0);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return new FromOne(super.openStream(asIndex(after)));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return asPosition(super.createHeadToken());
    }

    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return asPosition(super.createTokenAt(moment));
    }

    private static TrackingToken asPosition(@Nullable TrackingToken index) {
        return new GlobalSequenceTrackingToken(index == null ? 0 : 1 + index(index));
    }

    private static @Nullable TrackingToken asIndex(@Nullable TrackingToken position) {
        return position == null || index(position) == 0 ? null : new GlobalSequenceTrackingToken(index(position) - 1);
    }

    private static long index(TrackingToken token) {
        return token.position().orElseThrow();
    }

    /** The server's stream, with positions for tokens. */
    private record FromOne(TrackingEventStream stream) implements TrackingEventStream {

        private static TrackedEventMessage<?> placed(TrackedEventMessage<?> event) {
            return event.withTrackingToken(asPosition(event.trackingToken()));
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek().map(FromOne::placed);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return placed(stream.nextAvailable());
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return stream.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
