package io.leporello.usage.intake;

import static io.leporello.usage.intake.IntakeFixture.NOW;
import static io.leporello.usage.intake.IntakeFixture.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.usage.record.UsageFact;
import io.leporello.usage.store.LedgerFixture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the intake whatever is sent, in whatever order, by however many senders. */
class IntakeLawsIT {

    private LedgerFixture ledger;

    @BeforeEach
    void emptyLedger() {
        ledger = ledgerWithCustomers();
    }

    private static LedgerFixture ledgerWithCustomers() {
        var ledger = LedgerFixture.of(IntakeLawsIT.class);
        List.of("a", "b", "c").forEach(ledger::register);
        return ledger;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261003})
    void order_batches_and_repetition_do_not_matter(long seed) {
        var random = new Random(seed);
        var events = events(random, 200);
        try (var intake = IntakeFixture.over(ledger)) {
            for (var batch : split(events, random)) balanced(intake.send(batch), batch);
        }

        var inOrder = stored(ledger);

        var shuffled = new ArrayList<>(events);
        shuffled.addAll(events);
        Collections.shuffle(shuffled, random);
        ledger = ledgerWithCustomers();
        try (var intake = IntakeFixture.over(ledger)) {
            for (var batch : split(shuffled, random)) balanced(intake.send(batch), batch);
        }

        assertThat(stored(ledger)).isEqualTo(inOrder).hasSize(accepted(events));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 77})
    void contradictions_never_add_and_everything_sent_is_accounted_for(long seed) {
        var random = new Random(seed);
        var ids = 40;
        var first = new HashMap<String, UsageFact>();
        try (var intake = IntakeFixture.over(ledger)) {
            for (var round = 0; round < 30; round++) {
                var batch = IntStream.range(0, 1 + random.nextInt(30))
                        .mapToObj(number -> event("id-" + random.nextInt(ids), fact(random, 3)))
                        .toList();
                balanced(intake.send(batch), batch);
                batch.stream()
                        .filter(IntakeLawsIT::isGood)
                        .forEach(event -> first.putIfAbsent(event.identity().id(), event.usage()));
            }
        }

        assertThat(stored(ledger)).isEqualTo(texts(first));
    }

    @Test
    void eight_senders_of_the_same_events_to_one_process_store_each_once() {
        try (var intake = IntakeFixture.over(ledger)) {
            raced(List.of(intake));
        }
    }

    @Test
    void eight_senders_of_the_same_events_to_two_processes_store_each_once() {
        try (var one = IntakeFixture.over(ledger);
                var other = IntakeFixture.over(ledger)) {
            raced(List.of(one, other));
        }
    }

    private void raced(List<IntakeFixture> processes) {
        var senders = 8;
        var events = IntStream.range(0, 300)
                .mapToObj(number -> event("e-" + number, "a", NOW))
                .toList();
        var start = new CyclicBarrier(senders);
        var pool = Executors.newFixedThreadPool(senders);
        try {
            var sums = IntStream.range(0, senders)
                    .mapToObj(sender -> CompletableFuture.supplyAsync(
                            () -> sendAll(processes.get(sender % processes.size()), events, sender, start), pool))
                    .toList();
            var accepted = sums.stream().mapToLong(CompletableFuture::join).sum();
            assertThat(accepted).isEqualTo(events.size());
        } finally {
            pool.shutdown();
        }
        assertThat(stored(ledger)).hasSize(events.size());
        assertThat(ledger.database.queryForObject(
                        "select count(*) from usage.event where aggregate_type = 'usage'", Long.class))
                .isEqualTo(events.size());
    }

    /** All events, in an order and in batches of the sender's own. */
    private static long sendAll(IntakeFixture process, List<UsageEvent> events, int sender, CyclicBarrier start) {
        var random = new Random(4711 + sender);
        var own = new ArrayList<>(events);
        Collections.shuffle(own, random);
        try {
            start.await();
        } catch (Exception stopped) {
            throw new IllegalStateException(stopped);
        }
        var accepted = 0L;
        for (var batch : split(own, random)) {
            var result = process.send(batch);
            balanced(result, batch);
            assertThat(result.rejected()).isZero();
            accepted += result.accepted();
        }
        return accepted;
    }

    private static void balanced(IntakeResult result, List<UsageEvent> sent) {
        assertThat(result.accepted() + result.duplicates() + result.rejected()).isEqualTo(sent.size());
    }

    private static List<UsageEvent> events(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> event("id-" + number, fact(random, 50)))
                .toList();
    }

    /** One in ten is of a customer nobody knows, one in ten comes from the future. */
    private static UsageFact fact(Random random, int pagesMax) {
        var customer = random.nextInt(10) == 0 ? "niemand" : String.valueOf("abc".charAt(random.nextInt(3)));
        var usedAt = random.nextInt(10) == 0 ? NOW.plusSeconds(3_600) : NOW.minusSeconds(60);
        var credits = random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(3), 1);
        return new UsageFact(customer, null, "ocr", null, usedAt, 1, random.nextInt(pagesMax), credits);
    }

    private static boolean isGood(UsageEvent event) {
        return !event.usage().customer().equals("niemand")
                && !event.usage().usedAt().isAfter(NOW);
    }

    private static int accepted(List<UsageEvent> events) {
        return (int) events.stream().filter(IntakeLawsIT::isGood).count();
    }

    private static List<List<UsageEvent>> split(List<UsageEvent> events, Random random) {
        var batches = new ArrayList<List<UsageEvent>>();
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(60));
            batches.add(events.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static Set<String> stored(LedgerFixture ledger) {
        var texts = new TreeSet<String>();
        try (Stream<String> payloads = ledger.database.queryForStream(
                "select aggregate_id || ' ' || payload from usage.event where aggregate_type = 'usage'",
                (row, number) -> row.getString(1))) {
            payloads.forEach(texts::add);
        }
        return texts;
    }

    private Set<String> texts(Map<String, UsageFact> facts) {
        var texts = new TreeSet<String>();
        facts.forEach((id, fact) -> {
            var event = LedgerFixture.recorded(id, fact);
            texts.add(event.getAggregateIdentifier() + " "
                    + ledger.json.serialize(event.getPayload(), String.class).getData());
        });
        return texts;
    }
}
