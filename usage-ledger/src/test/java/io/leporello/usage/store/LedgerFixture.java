package io.leporello.usage.store;

import io.leporello.account.contract.ContractAgreed;
import io.leporello.account.creditpurchase.CreditsPurchased;
import io.leporello.account.creditpurchase.CreditsReturned;
import io.leporello.account.creditschedule.CreditSchedulePublished;
import io.leporello.account.customer.CustomerChanged;
import io.leporello.account.customer.CustomerClosed;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerRegistered;
import io.leporello.account.person.Sealed;
import io.leporello.account.plan.PricePlanPublished;
import io.leporello.account.user.UserDeactivated;
import io.leporello.account.user.UserErased;
import io.leporello.account.user.UserRegistered;
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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A ledger on a real, empty PostgreSQL, without the rest of the application. */
public final class LedgerFixture {

    public static final Instant NOON = Instant.parse("2026-10-03T12:00:00Z");

    private static final EventTypes EVENTS = EventTypes.of(
            UsageRecorded.class,
            UsageAmended.class,
            UsageVoided.class,
            CustomerRegistered.class,
            CustomerChanged.class,
            CustomerClosed.class,
            UserRegistered.class,
            UserDeactivated.class,
            UserErased.class,
            PricePlanPublished.class,
            ContractAgreed.class,
            CreditSchedulePublished.class,
            CreditsPurchased.class,
            CreditsReturned.class);

    private static final Map<Class<?>, DataSource> DATABASES = new HashMap<>();
    private static final String TABLES = """
            select schemaname || '.' || tablename from pg_tables
             where schemaname in ('usage', 'billing') and tablename <> 'migration'
            """;

    public final DataSource dataSource;
    public final JdbcTemplate database;
    public final PlatformTransactionManager transactions;
    public final EventJson json;
    public final EmbeddedEventStore store;
    public final FirstEvents firstEvents;
    public final LastAppended lastAppended;
    public final Positions positions;
    public final StreamableMessageSource<TrackedEventMessage<?>> stream;
    public final StreamableMessageSource<TrackedEventMessage<?>> streamInRuns;

    private LedgerFixture(DataSource dataSource, Schema schema, EventTypes more) {
        this.json = EventJson.of(List.of(EVENTS, more));
        this.dataSource = dataSource;
        this.database = new JdbcTemplate(dataSource);
        this.transactions = new JdbcTransactionManager(dataSource);
        var onPostgres = new EventStoreOnPostgres(dataSource, transactions, json, new EventUpcasterChain(), schema);
        this.store = onPostgres.eventStore();
        this.firstEvents = onPostgres.firstEvents();
        this.lastAppended = onPostgres.lastAppended();
        this.positions = new Positions(store, database, schema);
        this.stream = onPostgres.stream(Scope.EVERYTHING);
        this.streamInRuns = onPostgres.streamInRuns();
    }

    /** One database for each class of tests, emptied whenever it is asked for: a new one would take a second. */
    public static LedgerFixture of(Class<?> test) {
        return of(test, EventTypes.of());
    }

    /** The same for a ledger that knows more events than those of usage and accounts. */
    public static synchronized LedgerFixture of(Class<?> test, EventTypes more) {
        var known = DATABASES.get(test);
        if (known != null) return emptied(new LedgerFixture(known, new Schema("usage"), more));
        var database = TestDatabase.of(test).dataSource();
        DATABASES.put(test, database);
        return new LedgerFixture(database, Schema.migrated("usage", database), more);
    }

    private static LedgerFixture emptied(LedgerFixture ledger) {
        ledger.database.execute("truncate " + String.join(", ", ledger.database.queryForList(TABLES, String.class)));
        return ledger;
    }

    /** What another process over the same database would have. */
    public EventStoreOnPostgres anotherProcess() {
        return anotherProcess(dataSource, transactions);
    }

    /** @param dataSource of the same database */
    public EventStoreOnPostgres anotherProcess(DataSource dataSource, PlatformTransactionManager transactions) {
        return new EventStoreOnPostgres(dataSource, transactions, json, new EventUpcasterChain(), new Schema("usage"));
    }

    /** Appends one event to the stream of its aggregate, as the system. */
    public void append(String type, String aggregateId, Object event, @Nullable String customer) {
        var sequence =
                store.lastSequenceNumberFor(aggregateId).map(last -> last + 1).orElse(0L);
        append(type, aggregateId, sequence, event, customer);
    }

    private void append(String type, String aggregateId, long sequence, Object event, @Nullable String customer) {
        var origin = new Origin("key:test", customer, "request-1");
        store.publish(new GenericDomainEventMessage<>(
                type, aggregateId, sequence, event, origin.asMetaData(), aggregateId + '#' + sequence, NOON));
    }

    public void record(String id, UsageFact fact) {
        store.publish(recorded(id, fact));
    }

    public void amend(String id, UsageFact before, UsageFact after) {
        append(
                "usage",
                identity(id).aggregateId(),
                new UsageAmended(identity(id).source(), id, before, after, "measured again"),
                before.customer());
    }

    public void voidIt(String id, UsageFact before) {
        append(
                "usage",
                identity(id).aggregateId(),
                new UsageVoided(identity(id).source(), id, before, "a test run"),
                before.customer());
    }

    public void register(String customer) {
        register(customer, CustomerDetails.named(customer));
    }

    public void register(String customer, CustomerDetails details) {
        append("Customer", "customer/" + customer, new CustomerRegistered(customer, details), customer);
    }

    public void close(String customer, LocalDate from, Instant closedAt) {
        append("Customer", "customer/" + customer, new CustomerClosed(customer, from, closedAt), customer);
    }

    public void registerUser(String customer, String user) {
        var registered = new UserRegistered(
                user,
                customer,
                List.of("USER"),
                new Sealed("1.name"),
                new Sealed("1.email"),
                "email/" + user,
                "INVITATION");
        append("User", "user/" + user, registered, customer);
    }

    public void deactivateUser(String customer, String user) {
        append("User", "user/" + user, new UserDeactivated(user, customer), customer);
    }

    public void eraseUser(String customer, String user) {
        append("User", "user/" + user, new UserErased(user, customer), customer);
    }

    public long head() {
        return positions.head();
    }

    public static UsageIdentity identity(String id) {
        return new UsageIdentity("/pipelines/test", id);
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
        var identity = identity(id);
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
