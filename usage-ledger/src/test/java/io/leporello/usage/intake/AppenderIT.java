package io.leporello.usage.intake;

import static io.leporello.usage.intake.IntakeFixture.NOW;
import static io.leporello.usage.intake.IntakeFixture.event;
import static io.leporello.usage.intake.IntakeFixture.eventOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leporello.Eventually;
import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import io.leporello.usage.store.FirstEvents;
import io.leporello.usage.store.LastAppended;
import io.leporello.usage.store.LedgerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How batches wait for each other, fail without each other, and are answered whatever happens. */
class AppenderIT {

    private static final int ROOM = 60_000;
    private static final int LARGEST = 10_000;

    private LedgerFixture ledger;

    /** Holds the appender inside its first look-up, so that batches gather behind it. */
    private CountDownLatch gate;

    private CountDownLatch atTheGate;
    private Appender appender;

    @BeforeEach
    void appenderBehindAGate() {
        ledger = LedgerFixture.of(AppenderIT.class);
        gate = new CountDownLatch(1);
        atTheGate = new CountDownLatch(1);
        appender = new Appender(ledger.store, behindTheGate(ledger.firstEvents), ledger.lastAppended, ledger.json);
        appender.start();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        appender.stop();
    }

    private FirstEvents behindTheGate(FirstEvents known) {
        return ids -> {
            atTheGate.countDown();
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return known.of(ids);
        };
    }

    @Test
    void a_batch_that_cannot_be_stored_fails_alone() throws Exception {
        appendFirstAndWaitAtTheGate();
        var before = appender.append(batch(event("before")));
        var unstorable = appender.append(batch(event("good"), event("bad", "no text in PostgreSQL \u0000", NOW)));
        var after = appender.append(batch(event("after")));

        gate.countDown();

        assertThat(answer(before).fresh()).hasSize(1);
        assertThat(answer(after).fresh()).hasSize(1);
        assertThatThrownBy(() -> answer(unstorable))
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("0x00");
        assertThat(storedIds()).containsExactlyInAnyOrder("first", "before", "after");
    }

    @Test
    void a_batch_that_failed_can_be_sent_again() throws Exception {
        gate.countDown();
        var failed = appender.append(batch(event("good"), event("bad", "\u0000", NOW)));
        assertThatThrownBy(() -> answer(failed)).isInstanceOf(ExecutionException.class);

        assertThat(answer(appender.append(batch(event("good")))).fresh()).hasSize(1);
    }

    @Test
    void batches_that_gathered_see_each_other() throws Exception {
        appendFirstAndWaitAtTheGate();
        var one = appender.append(batch(event("a")));
        var same = appender.append(batch(event("a")));
        var other = appender.append(batch(event("a", "andere", NOW)));

        gate.countDown();

        assertThat(answer(one).fresh()).hasSize(1);
        assertThat(answer(same).duplicates()).isEqualTo(1);
        assertThat(answer(other).conflicts()).hasSize(1);
    }

    @Test
    void each_of_those_that_gathered_hears_of_a_position_behind_all_its_events() throws Exception {
        appendFirstAndWaitAtTheGate();
        var fresh = appender.append(batch(event("a"), event("b")));
        var known = appender.append(batch(event("first")));

        gate.countDown();

        assertThat(position(fresh)).isEqualTo(3);
        assertThat(position(known)).isBetween(1L, 3L);
        assertThat(position(appender.append(batch(event("first"))))).isEqualTo(3);
    }

    /** They are stored, so whoever sends them again hears that they are known. */
    @Test
    void whose_position_cannot_be_told_hears_that_it_failed_and_nothing_is_stored_twice() throws Exception {
        LastAppended untellable = () -> {
            throw new IllegalStateException("as if away");
        };
        var away = new Appender(ledger.store, ledger.firstEvents, untellable, ledger.json);
        away.start();
        var untold = away.append(batch(event("a")));
        assertThatThrownBy(() -> answer(untold)).hasRootCauseMessage("as if away");
        away.stop();

        gate.countDown();
        assertThat(answer(appender.append(batch(event("a")))).duplicates()).isEqualTo(1);
        assertThat(storedIds()).containsExactly("a");
    }

    @Test
    void what_does_not_fit_into_memory_is_refused_and_there_is_room_again_when_it_is_stored() throws Exception {
        var taken = new ArrayList<CompletableFuture<Batch.Outcome>>();
        for (var number = 0; number < ROOM / LARGEST; number++) taken.add(appender.append(largest()));

        assertThatThrownBy(() -> appender.append(batch(event("one more"))))
                .isInstanceOf(Refusal.class)
                .hasFieldOrPropertyWithValue("kind", Refusal.Kind.BUSY)
                .hasMessageContaining("Too much usage is waiting");

        gate.countDown();
        for (var batch : taken) answer(batch);
        fillsTheWholeRoomAgain();
    }

    @Test
    void there_is_room_again_after_failures() throws Exception {
        FirstEvents exhausted = ids -> {
            throw new OutOfMemoryError("as if");
        };
        var failing = new Appender(ledger.store, exhausted, ledger.lastAppended, ledger.json);
        failing.start();
        for (var round = 0; round < 2 * ROOM / LARGEST; round++) {
            var failed = appendedWhenThereIsRoom(failing, largest());
            assertThatThrownBy(() -> answer(failed)).hasRootCauseMessage("as if");
        }
        failing.stop();
    }

    private void fillsTheWholeRoomAgain() throws Exception {
        for (var number = 0; number < ROOM / LARGEST; number++)
            assertThat(answer(appendedWhenThereIsRoom(appender, largest())).duplicates())
                    .isEqualTo(LARGEST);
    }

    /** A batch is answered a moment before its room is free. */
    private static CompletableFuture<Batch.Outcome> appendedWhenThereIsRoom(Appender appender, Batch batch) {
        var outcome = new AtomicReference<CompletableFuture<Batch.Outcome>>();
        Eventually.isTrue(() -> {
            try {
                outcome.set(appender.append(batch));
                return true;
            } catch (Refusal full) {
                return false;
            }
        });
        return Objects.requireNonNull(outcome.get());
    }

    /** Were all connections kept by those who wait, the appender would find none, and everybody would wait for ever. */
    @Test
    void who_waits_for_the_appender_keeps_no_connection_though_he_names_somebody_who_had_to_be_looked_for()
            throws Exception {
        ledger.register("kunde");
        ledger.registerUser("kunde", "anna");
        var intake = IntakeFixture.before(appender, ledger.anotherProcess());
        var answer = CompletableFuture.supplyAsync(
                () -> intake.send(eventOf("anna", "a")).accepted());
        assertThat(atTheGate.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(((HikariDataSource) ledger.dataSource).getHikariPoolMXBean().getActiveConnections())
                .isZero();
        gate.countDown();
        assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void stopping_records_what_waits() throws Exception {
        appendFirstAndWaitAtTheGate();
        var waiting = IntStream.range(0, 20)
                .mapToObj(number -> appender.append(batch(event("w-" + number))))
                .toList();

        var stopping = CompletableFuture.runAsync(appender::stop);
        Eventually.isTrue(() -> !appender.isRunning());
        gate.countDown();

        stopping.get(30, TimeUnit.SECONDS);
        assertThat(waiting).allMatch(CompletableFuture::isDone);
        for (var outcome : waiting) assertThat(answer(outcome).fresh()).hasSize(1);
    }

    @Test
    void after_stopping_nobody_waits_for_ever() {
        gate.countDown();
        appender.stop();

        assertThatThrownBy(() -> appender.append(batch(event("late"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("stopping");
    }

    @Test
    void it_starts_before_the_web_server_and_stops_after_it() {
        var webServer = org.springframework.context.SmartLifecycle.DEFAULT_PHASE - 2048;

        assertThat(appender.getPhase()).isLessThan(webServer);
    }

    @Test
    void it_can_be_started_again() throws Exception {
        gate.countDown();
        appender.stop();
        appender.start();

        assertThat(answer(appender.append(batch(event("a")))).fresh()).hasSize(1);
    }

    private void appendFirstAndWaitAtTheGate() throws InterruptedException {
        var first = appender.append(batch(event("first")));
        assertThat(atTheGate.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first).isNotDone();
    }

    private static Batch.Decision answer(CompletableFuture<Batch.Outcome> outcome) throws Exception {
        return outcome.get(60, TimeUnit.SECONDS).decision();
    }

    private static long position(CompletableFuture<Batch.Outcome> outcome) throws Exception {
        return outcome.get(60, TimeUnit.SECONDS).position();
    }

    private static Batch batch(UsageEvent... events) {
        return Batch.of(List.of(events), false, new Origin("key:test", null, "request-1"), NOW);
    }

    private static Batch largest() {
        return batch(IntStream.range(0, LARGEST)
                .mapToObj(number -> event("l-" + number))
                .toArray(UsageEvent[]::new));
    }

    private List<String> storedIds() {
        return ledger.database.queryForList("select payload::json ->> 'id' from usage.event", String.class);
    }
}
