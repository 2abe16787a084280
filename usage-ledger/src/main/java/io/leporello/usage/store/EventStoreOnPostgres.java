package io.leporello.usage.store;

import io.leporello.event.EventJson;
import io.leporello.schema.Schema;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store of a process that has PostgreSQL for one. */
public final class EventStoreOnPostgres {

    /** Rows read at once; a row is about half a kilobyte. */
    private static final int READ_BATCH = 2_000;

    private final NewEvents newEvents = new NewEvents();
    private final PostgresEventStorageEngine engine;

    /**
     * @param schema    the migrated tables
     * @param upcasters of all modules, oldest shape first
     */
    public EventStoreOnPostgres(
            DataSource database,
            PlatformTransactionManager transactions,
            EventJson json,
            EventUpcaster upcasters,
            Schema schema) {
        this.engine = new PostgresEventStorageEngine(
                new JdbcTemplate(database), transactions, newEvents, json, upcasters, READ_BATCH);
    }

    public EmbeddedEventStore eventStore() {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    /** The ledger as a projection of that scope reads it. */
    public StreamableMessageSource<TrackedEventMessage<?>> stream(Scope scope) {
        return new LedgerStream(engine, newEvents, scope);
    }

    public FirstEvents firstEvents() {
        return engine;
    }
}
