package io.leporello.usage.store;

import io.leporello.event.EventJson;
import io.leporello.schema.Columns;
import io.leporello.schema.Schema;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Copies every event of a ledger that is kept elsewhere into the table of events, at the same position, so that whatever
 * asks PostgreSQL about events finds them there. An event the store let in twice is copied once.
 *
 * <p>Payloads are copied in the newest shape known, which is the shape they are read in anyway.
 */
@ProcessingGroup(LedgerCopy.GROUP)
public final class LedgerCopy {

    static final String GROUP = "usage.ledger";

    private static final String PENDING = "events of this batch";

    /** The column promises that time never goes back; the clocks of several processes do not. */
    private static final String COPY = """
            with head as materialized (select recorded_at from usage.event order by position desc limit 1)
            insert into usage.event (position, aggregate_type, aggregate_id, sequence, type, revision, customer,
                                     recorded_at, payload, metadata)
            select added.position, added.aggregate_type, added.aggregate_id, added.sequence,
                   added.type, added.revision, added.customer,
                   greatest(head.recorded_at, max(added.recorded_at::timestamptz) over (order by added.position)),
                   added.payload, added.metadata
              from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[])
                   as added (position, recorded_at, aggregate_type, aggregate_id, sequence, type, revision, customer,
                             payload, metadata)
              left join head on true
                on conflict do nothing
            """;

    private final JdbcTemplate database;
    private final EventJson json;

    /**
     * @param schema the migrated tables
     * @throws OtherLedgerException when the table holds a ledger of its own
     */
    public LedgerCopy(JdbcTemplate database, EventJson json, Schema schema) {
        this.database = database;
        this.json = json;
        if (hasEvents() && !isCopy(database)) throw OtherLedgerException.original();
    }

    /** Whether the table of events was ever filled as a copy. */
    static boolean isCopy(JdbcTemplate database) {
        return exists(database, "select from usage.token where processor_name = '" + GROUP + "'");
    }

    private boolean hasEvents() {
        return exists(database, "select from usage.event");
    }

    private static boolean exists(JdbcTemplate database, String rows) {
        return Boolean.TRUE.equals(database.queryForObject("select exists (" + rows + ")", Boolean.class));
    }

    @EventHandler
    void on(Object payload, DomainEventMessage<?> event, TrackingToken token) {
        pending().add(new Copied(token.position().orElseThrow(), event.getTimestamp(), EventRow.of(event, json)));
    }

    @ResetHandler
    void reset() {
        database.execute("truncate usage.event");
    }

    private List<Copied> pending() {
        var work = CurrentUnitOfWork.get().root();
        return work.getOrComputeResource(PENDING, key -> {
            var events = new ArrayList<Copied>();
            work.onPrepareCommit(done -> write(events));
            return events;
        });
    }

    private void write(List<Copied> events) {
        database.execute(COPY, (PreparedStatement insert) -> {
            set(insert, events);
            return insert.executeUpdate();
        });
    }

    private static void set(PreparedStatement insert, List<Copied> events) throws SQLException {
        var places = new Columns<>(insert.getConnection(), events);
        insert.setArray(1, places.numbers(Copied::position));
        insert.setArray(2, places.instants(Copied::recordedAt));
        EventRow.set(
                insert,
                3,
                new Columns<>(
                        insert.getConnection(), events.stream().map(Copied::row).toList()));
    }

    private record Copied(long position, Instant recordedAt, EventRow row) {}
}
