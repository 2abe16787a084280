package io.leporello.usage.store;

import io.leporello.event.EventJson;
import io.leporello.event.EventTypes;
import io.leporello.event.Origin;
import io.leporello.postgres.TestDatabase;
import io.leporello.schema.Schema;
import io.leporello.usage.record.UsageAmended;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageIdentity;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageVoided;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A ledger on a real, empty PostgreSQL, without the rest of the application. */
public final class LedgerFixture {

    public static final Instant NOON = Instant.parse("2026-10-03T12:00:00Z");

    public final DataSource dataSource;
    public final JdbcTemplate database;
    public final PlatformTransactionManager transactions;
    public final EventJson json =
            EventJson.of(List.of(EventTypes.of(UsageRecorded.class, UsageAmended.class, UsageVoided.class)));
    public final EmbeddedEventStore store;
    public final FirstEvents firstEvents;

    private LedgerFixture(DataSource dataSource) {
        this.dataSource = dataSource;
        this.database = new JdbcTemplate(dataSource);
        this.transactions = new JdbcTransactionManager(dataSource);
        var onPostgres = new EventStoreOnPostgres(
                dataSource, transactions, json, new EventUpcasterChain(), Schema.migrated("usage", dataSource));
        this.store = onPostgres.eventStore();
        this.firstEvents = onPostgres.firstEvents();
    }

    public static LedgerFixture of(Class<?> test) {
        return new LedgerFixture(TestDatabase.of(test).dataSource());
    }

    public static UsageFact pages(String customer, long pages) {
        return new UsageFact(
                customer,
                "anna",
                "ocr",
                "sha256:1",
                Instant.parse("2026-10-03T08:15:30Z"),
                1,
                pages,
                new BigDecimal("1.5"));
    }

    /** The first event of a usage record. */
    public static DomainEventMessage<UsageRecorded> recorded(String id, UsageFact fact) {
        var identity = new UsageIdentity("/pipelines/test", id);
        return new GenericDomainEventMessage<>(
                "usage",
                identity.aggregateId(),
                0L,
                new UsageRecorded(identity.source(), id, fact),
                new Origin("key:test", fact.customer(), "request-1").asMetaData(),
                id + "#0",
                NOON);
    }
}
