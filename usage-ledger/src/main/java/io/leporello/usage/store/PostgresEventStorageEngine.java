package io.leporello.usage.store;

import static java.util.Objects.requireNonNull;
import static org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents;

import io.leporello.usage.record.UsageFactReader;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The event store on PostgreSQL. It stands beside Axon's own JDBC engine because positions here are commit-ordered and
 * without gaps, which makes Axon's gap-aware tokens, and the look-ups they cost on replay, unnecessary.
 */
final class PostgresEventStorageEngine extends BatchingEventStorageEngine implements FirstEvents {

    private static final String COLUMNS =
            "select position, aggregate_type, aggregate_id, sequence, type, revision, recorded_at, payload, metadata"
                    + " from usage.event ";
    private static final String READ_ON = COLUMNS + "where position > ? and %s order by position limit ?";

    /** Who sums recorded usage up needs its payload only. */
    private static final String READ_IN_RUNS = """
            select position, aggregate_type, aggregate_id, sequence, type, revision, recorded_at, payload,
                   case when type = ? and revision = ? then null else metadata end as metadata
              from usage.event where position > ? order by position limit ?
            """;

    private static final String READ_ONE =
            COLUMNS + "where aggregate_id = ? and sequence >= ? order by sequence limit ?";

    private static final String READ_FIRST = COLUMNS + "where aggregate_id = any (?) and sequence = 0";

    /** Who sends something again sends more of it, and a refused copy is a fault in the database's log. */
    private static final int LOOK_UPS_AFTER_REFUSAL = 16;

    private static final int POSITION = 1;
    private static final int AGGREGATE = 3;
    private static final int PAYLOAD = 8;
    private static final int METADATA = 9;
    private static final RowMapper<StoredEvent> ROW = (row, number) -> stored(row);

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Map<Scope, NewEvents> newEvents;
    private final NewestUsage newestUsage = new NewestUsage();
    private final AtomicInteger lookUps = new AtomicInteger();

    PostgresEventStorageEngine(
            JdbcTemplate database,
            PlatformTransactionManager transactions,
            Map<Scope, NewEvents> newEvents,
            Serializer serializer,
            EventUpcaster upcasters,
            int batchSize) {
        super(
                new Builder() {}.eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .upcasterChain(upcasters)
                        .persistenceExceptionResolver(DuplicateKeyException.class::isInstance)
                        .batchSize(batchSize));
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.newEvents = newEvents;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) return;
        var rows = rows(events, serializer);
        try {
            if (isATransactionOfItsOwn(rows)) append(rows, events).forEach(TransactionSynchronization::afterCommit);
            else
                transaction.executeWithoutResult(status ->
                        append(rows, events).forEach(TransactionSynchronizationManager::registerSynchronization));
        } catch (DuplicateKeyException known) {
            if (!EventTable.needsOneStatementFor(rows.size())) lookUps.set(LOOK_UPS_AFTER_REFUSAL);
            handlePersistenceException(known, events.get(0));
        }
    }

    private static boolean isATransactionOfItsOwn(List<EventRow> rows) {
        return EventTable.needsOneStatementFor(rows.size())
                && !TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static List<EventRow> rows(List<? extends EventMessage<?>> events, Serializer serializer) {
        return events.stream()
                .map(event -> EventRow.of(asDomainEvent(event), serializer))
                .toList();
    }

    /** @return what has to be told when the events are committed */
    private List<TransactionSynchronization> append(List<EventRow> rows, List<? extends EventMessage<?>> events) {
        long last = requireNonNull(database.execute(
                (ConnectionCallback<Long>) connection -> EventTable.append(connection, rows, latest(events))));
        var told = new ArrayList<TransactionSynchronization>();
        told.add(newestUsage.keeping(last, events));
        newEvents.forEach((scope, waiting) -> {
            if (rows.stream().anyMatch(row -> scope.holds(row.aggregateType()))) told.add(waiting);
        });
        return told;
    }

    private static DomainEventMessage<?> asDomainEvent(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> fact) return fact;
        throw new IllegalArgumentException("Only events of an aggregate are kept, not " + event.getPayloadType());
    }

    private static Instant latest(List<? extends EventMessage<?>> events) {
        return events.stream()
                .map(EventMessage::getTimestamp)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    @Override
    protected List<StoredEvent> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        var after = lastToken == null ? 0 : lastToken.position().orElse(0);
        return rows(after, batchSize, Scope.EVERYTHING);
    }

    private List<StoredEvent> rows(long after, int limit, Scope scope) {
        return database.query(READ_ON.formatted(scope.condition()), ROW, after, limit);
    }

    /** The next events behind a position; none when there are none yet. */
    List<TrackedEventMessage<?>> read(long after, Scope scope) {
        return messages(rows(after, batchSize(), scope));
    }

    private List<TrackedEventMessage<?>> messages(List<StoredEvent> rows) {
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), getEventSerializer(), upcasterChain)
                .toList();
    }

    /** The same of everything, but usage that was recorded one after the other comes as one {@link UsageRun}. */
    List<TrackedEventMessage<?>> readInRuns(long after) {
        var newest = newestUsage.behind(after, batchSize());
        return newest.isEmpty() ? readInRunsFromTable(after) : List.of(new UsageRun(newest).asMessage());
    }

    private List<TrackedEventMessage<?>> readInRunsFromTable(long after) {
        var recorded = getEventSerializer().typeForClass(UsageRecorded.class);
        var gathering = new RunGathering();
        database.query(
                READ_IN_RUNS,
                row -> {
                    gather(row, gathering);
                },
                recorded.getName(),
                recorded.getRevision(),
                after,
                batchSize());
        return gathering.messages();
    }

    private void gather(ResultSet row, RunGathering gathering) throws SQLException {
        if (row.getString(METADATA) != null) gathering.add(messages(List.of(stored(row))));
        else gather(row.getLong(POSITION), row.getString(AGGREGATE), row.getString(PAYLOAD), gathering);
    }

    private void gather(long position, String stream, String payload, RunGathering gathering) {
        var usage = UsageFactReader.read(payload);
        if (usage == null) gathering.add(messages(rows(position - 1, 1, Scope.EVERYTHING)));
        else gathering.add(position, stream, usage);
    }

    @Override
    protected List<StoredEvent> fetchDomainEvents(String aggregateId, long firstSequence, int batchSize) {
        return database.query(READ_ONE, ROW, aggregateId, firstSequence, batchSize);
    }

    /** At least the position of the last event this process has appended; 0 when there is none. */
    long lastAppended() {
        return newestUsage.last();
    }

    /** Most are new, which the table finds out anyway; many are only looked up when such an append was refused lately. */
    @Override
    public Map<String, Object> beforeAppending(Collection<String> aggregateIds) {
        if (EventTable.needsOneStatementFor(aggregateIds.size()) || lookUps.get() <= 0) return Map.of();
        lookUps.decrementAndGet();
        return of(aggregateIds);
    }

    @Override
    public Map<String, Object> of(Collection<String> aggregateIds) {
        var rows = database.query(
                READ_FIRST,
                statement ->
                        statement.setArray(1, statement.getConnection().createArrayOf("text", aggregateIds.toArray())),
                ROW);
        var found = new HashMap<String, Object>();
        upcastAndDeserializeDomainEvents(rows.stream(), getEventSerializer(), upcasterChain)
                .forEachRemaining(event -> found.put(event.getAggregateIdentifier(), event.getPayload()));
        return found;
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return Optional.ofNullable(database.queryForObject(
                "select max(sequence) from usage.event where aggregate_id = ?", Long.class, aggregateId));
    }

    @Override
    public TrackingToken createHeadToken() {
        return tokenOf("select coalesce(max(position), 0) from usage.event");
    }

    /** The token after the last event recorded before the given moment. */
    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return tokenOf("select usage.position_before(?)", Timestamp.from(moment));
    }

    private TrackingToken tokenOf(String query, Object... arguments) {
        var position = database.queryForObject(query, Long.class, arguments);
        return new GlobalSequenceTrackingToken(position == null ? 0 : position);
    }

    /** Streams are a handful of events long; there is nothing that a snapshot could save. */
    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("The ledger keeps no snapshots");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateId) {
        return Stream.empty();
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(POSITION),
                row.getString(2),
                row.getString(AGGREGATE),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getTimestamp(7).toInstant(),
                row.getString(PAYLOAD),
                row.getString(METADATA));
    }

    private abstract static class Builder extends BatchingEventStorageEngine.Builder {
        @Override
        public BatchingEventStorageEngine.Builder eventSerializer(Serializer serializer) {
            return super.eventSerializer(serializer);
        }
    }
}
