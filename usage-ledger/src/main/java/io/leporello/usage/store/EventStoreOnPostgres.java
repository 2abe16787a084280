package io.leporello.usage.store;

import io.leporello.event.EventJson;
import io.leporello.schema.Schema;
import io.leporello.usage.record.UsageRun;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store of a process that has PostgreSQL for one. */
public final class EventStoreOnPostgres {

    /** Rows read at once; a row is about half a kilobyte. */
    static final int READ_BATCH = UsageRun.FACTS_MAX;

    /** Nobody sees so short a wait. */
    private static final Gathering GATHERING = new Gathering(Duration.ofMillis(20), Duration.ofMillis(60));

    /** Those who are not about usage sleep through it. */
    private final Map<Scope, NewEvents> newEvents =
            Map.of(Scope.EVERYTHING, new NewEvents(), Scope.WITHOUT_USAGE, new NewEvents());

    private final PostgresEventStorageEngine engine;

    /**
     * @param schema    the migrated tables
     * @param upcasters of all modules, oldest shape first
     * @throws OtherLedgerException when the tables hold the copy of another ledger
     */
    public EventStoreOnPostgres(
            DataSource database,
            PlatformTransactionManager transactions,
            EventJson json,
            EventUpcaster upcasters,
            Schema schema) {
        this(new JdbcTemplate(database), transactions, json, upcasters);
        if (LedgerCopy.isCopy(new JdbcTemplate(database))) throw OtherLedgerException.copy();
    }

    private EventStoreOnPostgres(
            JdbcTemplate database, PlatformTransactionManager transactions, EventJson json, EventUpcaster upcasters) {
        this.engine = new PostgresEventStorageEngine(database, transactions, newEvents, json, upcasters, READ_BATCH);
    }

    /**
     * The look-up for a ledger that is kept elsewhere and copied here.
     *
     * @param schema the migrated tables
     */
    public static FirstEvents firstEventsOf(
            EventStore original,
            JdbcTemplate copy,
            PlatformTransactionManager transactions,
            EventJson json,
            EventUpcaster upcasters,
            Schema schema) {
        return new CopiedFirstEvents(
                new EventStoreOnPostgres(copy, transactions, json, upcasters).firstEvents(), original);
    }

    public EmbeddedEventStore eventStore() {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    /** The ledger as a projection of that scope reads it. */
    public StreamableMessageSource<TrackedEventMessage<?>> stream(Scope scope) {
        return stream(scope, position -> engine.read(position, scope), Gathering.NONE);
    }

    /** Everything, with recorded usage in {@linkplain UsageRun runs}. */
    public StreamableMessageSource<TrackedEventMessage<?>> streamInRuns() {
        return stream(Scope.EVERYTHING, engine::readInRuns, GATHERING);
    }

    private LedgerStream stream(Scope scope, LedgerStream.Reading reading, Gathering gathering) {
        return new LedgerStream(engine, Objects.requireNonNull(newEvents.get(scope)), reading, gathering);
    }

    public FirstEvents firstEvents() {
        return engine;
    }

    public LastAppended lastAppended() {
        return engine::lastAppended;
    }
}
