package io.leporello.usage.store;

import io.leporello.event.EventJson;
import io.leporello.schema.Schema;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The event store of a process that has PostgreSQL for one. */
public final class EventStoreOnPostgres {

    /** Rows read at once; a row is about half a kilobyte. */
    private static final int READ_BATCH = 2_000;

    /** What projections that keep up share, so that the tail is read and parsed once for all of them. */
    private static final int SHARED_TAIL_EVENTS = 10_000;

    /** How soon events of another process are noticed; those of this process are noticed at once. */
    private static final int POLL_MILLIS = 100;

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
        this.engine =
                new PostgresEventStorageEngine(new JdbcTemplate(database), transactions, json, upcasters, READ_BATCH);
    }

    public EmbeddedEventStore eventStore() {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .cachedEvents(SHARED_TAIL_EVENTS)
                .fetchDelay(POLL_MILLIS)
                .build();
    }

    public FirstEvents firstEvents() {
        return engine;
    }
}
