package io.leporello.usage.store;

import static io.leporello.usage.store.LedgerFixture.pages;
import static io.leporello.usage.store.LedgerFixture.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.usage.record.UsageIdentity;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresEventStorageEngineIT {

    private LedgerFixture ledger;

    @BeforeEach
    void emptyLedger() {
        ledger = LedgerFixture.of(PostgresEventStorageEngineIT.class);
    }

    @Test
    void what_goes_in_comes_out_exactly_in_order_and_numbered_from_one() {
        ledger.store.publish(recorded("a", pages("kunde", 12)), recorded("b", pages("kunde", 13)));
        ledger.store.publish(recorded("c", pages("andere", 14)));

        var read = readFrom(0);
        assertThat(read)
                .extracting(event -> event.trackingToken().position().orElseThrow())
                .containsExactly(1L, 2L, 3L);
        assertThat(read)
                .extracting(event -> ((UsageRecorded) event.getPayload()).usage())
                .containsExactly(pages("kunde", 12), pages("kunde", 13), pages("andere", 14));
        assertThat(read.get(0).getMetaData()).containsEntry("actor", "key:test").containsEntry("customer", "kunde");
        assertThat(readFrom(2)).hasSize(1);
    }

    /** Few are written in another way than many. */
    @ParameterizedTest
    @ValueSource(ints = {1, 300})
    void one_known_event_keeps_the_whole_append_out(int others) {
        ledger.store.publish(recorded("a", pages("kunde", 12)));
        var appended = many("b", others);
        appended.add(recorded("a", pages("kunde", 12)));

        assertThatThrownBy(() -> ledger.store.publish(appended)).isInstanceOf(AggregateStreamCreationException.class);

        assertThat(readFrom(0)).hasSize(1);
        assertThat(ledger.store.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
    }

    private static List<EventMessage<?>> many(String name, int events) {
        return IntStream.range(0, events)
                .mapToObj(number -> recorded(name + number, pages("kunde", 1)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300})
    void an_append_that_is_rolled_back_leaves_no_gap(int events) {
        new TransactionTemplate(ledger.transactions).executeWithoutResult(transaction -> {
            ledger.store.publish(many("lost", events));
            transaction.setRollbackOnly();
        });
        ledger.store.publish(recorded("kept", pages("kunde", 1)));

        assertThat(readFrom(0))
                .extracting(event -> event.trackingToken().position().orElseThrow())
                .containsExactly(1L);
    }

    @Test
    void usage_that_is_still_in_memory_is_read_as_another_process_reads_it_in_the_table() throws Exception {
        ledger.store.publish(recorded("a", pages("kunde", 12)), recorded("b", pages("kunde", 13)));
        ledger.register("kunde");
        new TransactionTemplate(ledger.transactions).executeWithoutResult(transaction -> {
            ledger.store.publish(recorded("lost", pages("kunde", 1)));
            transaction.setRollbackOnly();
        });
        ledger.anotherProcess().eventStore().publish(recorded("c", pages("kunde", 14)));
        ledger.store.publish(recorded("d", pages("andere", 15)));

        var here = readInRuns(ledger.streamInRuns);
        assertThat(here)
                .hasSize(5)
                .containsExactlyElementsOf(readInRuns(ledger.anotherProcess().streamInRuns()));
    }

    /** Positions with what stands there; whatever runs usage comes in. */
    private static List<String> readInRuns(StreamableMessageSource<TrackedEventMessage<?>> source) throws Exception {
        var read = new ArrayList<String>();
        try (var stream = source.openStream(null)) {
            while (stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)) {
                var message = stream.nextAvailable();
                if (message.getPayload() instanceof UsageRun run)
                    run.facts().forEach(fact -> read.add(fact.toString()));
                else read.add(message.trackingToken() + " " + message.getPayload());
            }
        }
        return read;
    }

    @Test
    void the_first_events_of_many_streams_are_found_at_once() {
        ledger.store.publish(recorded("a", pages("kunde", 12)), recorded("b", pages("kunde", 13)));
        var a = new UsageIdentity("/pipelines/test", "a").aggregateId();

        var found = ledger.firstEvents.of(List.of(a, "nobody"));

        assertThat(found).containsOnlyKeys(a);
        assertThat(found.get(a)).isEqualTo(new UsageRecorded("/pipelines/test", "a", pages("kunde", 12)));
    }

    @Test
    void who_is_not_about_usage_sleeps_while_it_is_recorded() throws Exception {
        var reader = Thread.currentThread();
        var asked = new AtomicInteger();
        var counted = new DelegatingDataSource(ledger.dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                if (Thread.currentThread() == reader) asked.incrementAndGet();
                return super.getConnection();
            }
        };
        var process = ledger.anotherProcess(counted, new JdbcTransactionManager(counted));
        var store = process.eventStore();
        var recording = CompletableFuture.runAsync(() ->
                IntStream.range(0, 200).forEach(event -> store.publish(recorded("e" + event, pages("kunde", 1)))));

        try (var accounts = process.stream(Scope.WITHOUT_USAGE).openStream(null)) {
            while (!recording.isDone())
                assertThat(accounts.hasNextAvailable(100, TimeUnit.MILLISECONDS))
                        .isFalse();
        }

        recording.join();
        assertThat(asked.get()).isPositive().isLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300})
    void the_clock_may_jump_back_but_recorded_at_never_does(int events) {
        ledger.store.publish(recorded("noon", pages("kunde", 1)));
        ledger.database.update("update usage.event set recorded_at = recorded_at + interval '1 hour'");
        ledger.store.publish(many("an hour earlier", events));

        var read = readFrom(0);
        assertThat(read)
                .hasSize(1 + events)
                .allSatisfy(event ->
                        assertThat(event.getTimestamp()).isEqualTo(read.get(0).getTimestamp()));
    }

    @Test
    void an_event_nobody_knows_stops_the_reader() {
        ledger.store.publish(recorded("a", pages("kunde", 12)));
        ledger.database.update("update usage.event set type = 'usage.from-the-future'");

        assertThatThrownBy(() -> readFrom(0).get(0).getPayload())
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("usage.from-the-future");
    }

    @Test
    void events_without_an_aggregate_are_refused() {
        assertThatThrownBy(() -> ledger.store.publish(
                        org.axonframework.eventhandling.GenericEventMessage.asEventMessage("loose")))
                .hasMessageContaining("aggregate");
    }

    @Test
    void a_reader_that_has_seen_a_position_never_finds_a_new_event_at_or_below_it() throws Exception {
        var writers = 6;
        var rounds = 25;
        var writing = new AtomicBoolean(true);
        var reader = CompletableFuture.supplyAsync(() -> readWhile(writing));
        var pool = Executors.newFixedThreadPool(writers);
        try {
            var written = IntStream.range(0, writers)
                    .mapToObj(writer -> CompletableFuture.runAsync(() -> writeSlowly(writer, rounds), pool))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(written).join();
        } finally {
            writing.set(false);
            pool.shutdown();
        }

        var expected = LongStream.rangeClosed(1, headPosition()).boxed().toList();
        assertThat(expected).hasSizeGreaterThan(writers * rounds);
        assertThat(reader.join()).isEqualTo(expected);
    }

    /** Every writer holds its transaction open for another time after numbering, so commits would overtake each other. */
    private void writeSlowly(int writer, int rounds) {
        var random = new Random(4711 + writer);
        for (var round = 0; round < rounds; round++) {
            var name = writer + "-" + round;
            var size = 1 + random.nextInt(20);
            var pause = Duration.ofMillis(random.nextInt(4)).toNanos();
            new TransactionTemplate(ledger.transactions).executeWithoutResult(transaction -> {
                ledger.store.publish(IntStream.range(0, size)
                        .mapToObj(number -> recorded(name + "-" + number, pages("kunde", number)))
                        .toList());
                LockSupport.parkNanos(pause);
                if (size % 7 == 0) transaction.setRollbackOnly();
            });
        }
    }

    private List<Long> readWhile(AtomicBoolean writing) {
        var seen = new ArrayList<Long>();
        for (var last = 0L; ; ) {
            var more = writing.get();
            for (var position : ledger.database.queryForList(
                    "select position from usage.event where position > ? order by position", Long.class, last)) {
                seen.add(position);
                last = position;
            }
            if (!more) return seen;
        }
    }

    private long headPosition() {
        return ledger.store.createHeadToken().position().orElseThrow();
    }

    private List<? extends org.axonframework.eventhandling.TrackedEventMessage<?>> readFrom(long position) {
        var token = position == 0 ? null : new GlobalSequenceTrackingToken(position);
        try (var stream = ledger.store.openStream(token)) {
            var read = new ArrayList<org.axonframework.eventhandling.TrackedEventMessage<?>>();
            while (stream.hasNextAvailable()) read.add(stream.nextAvailable());
            return read;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
