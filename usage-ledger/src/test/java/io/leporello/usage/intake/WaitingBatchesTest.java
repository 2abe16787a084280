package io.leporello.usage.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.event.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitingBatchesTest {

    private final WaitingBatches waiting = new WaitingBatches(Duration.ofMillis(1));

    @Test
    void one_batch_beside_a_flood_waits_for_the_next_of_the_flood_only() {
        for (var number = 0; number < 50; number++) waiting.add(batch("key:flood", "flood-" + number));
        waiting.add(batch("key:small", "small"));

        assertThat(drained())
                .startsWith("flood-0", "small", "flood-1", "flood-2")
                .hasSize(51);
    }

    @Test
    void senders_take_turns_and_each_keeps_its_order() {
        var random = new Random(20261128);
        IntStream.range(0, 300).forEach(number -> waiting.add(batch("key:" + random.nextInt(3), "" + number)));

        var taken = new ArrayList<Batch>();
        for (var next = waiting.poll(1); next != null; next = waiting.poll(1)) taken.add(next);

        for (var sender = 0; sender < 3; sender++) {
            var actor = "key:" + sender;
            assertThat(taken.stream()
                            .filter(batch -> batch.origin().actor().equals(actor))
                            .map(batch -> Integer.valueOf(nameOf(batch))))
                    .isSorted();
        }
        for (var at = 0; at + 2 < 150; at += 3)
            assertThat(taken.subList(at, at + 3))
                    .extracting(batch -> batch.origin().actor())
                    .doesNotHaveDuplicates();
    }

    @Test
    void a_batch_that_does_not_fit_keeps_its_turn() {
        waiting.add(batch("key:large", "a", "b"));
        waiting.add(batch("key:small", "c"));

        assertThat(waiting.poll(1)).isNull();
        assertThat(drained()).containsExactly("a", "c");
    }

    @Test
    void one_that_was_taken_back_is_not_waiting_any_more() {
        var back = batch("key:one", "a");
        waiting.add(back);

        assertThat(waiting.remove(back)).isTrue();
        assertThat(waiting.remove(back)).isFalse();
        assertThat(drained()).isEmpty();
    }

    @Test
    void the_first_waits_for_as_many_as_are_expected() throws Exception {
        var patient = new WaitingBatches(Duration.ofSeconds(60));
        var first = CompletableFuture.supplyAsync(() -> taken(patient, 3));
        for (var number = 0; number < 3; number++) {
            assertThat(first).isNotDone();
            patient.add(batch("key:one", "batch-" + number));
        }

        assertThat(nameOf(first.get(10, TimeUnit.SECONDS))).isEqualTo("batch-0");
        assertThat(patient.size()).isEqualTo(2);
    }

    @Test
    void who_is_expected_in_vain_is_not_waited_for_for_long() {
        waiting.add(batch("key:one", "a"));

        assertThat(CompletableFuture.supplyAsync(() -> taken(waiting, 64))).succeedsWithin(Duration.ofSeconds(10));
    }

    private static Batch taken(WaitingBatches waiting, int expected) {
        try {
            return waiting.take(expected);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private List<String> drained() {
        var names = new ArrayList<String>();
        for (var next = waiting.poll(Integer.MAX_VALUE); next != null; next = waiting.poll(Integer.MAX_VALUE))
            names.add(nameOf(next));
        return names;
    }

    private static String nameOf(Batch batch) {
        return batch.events().get(0).identity().id();
    }

    private static Batch batch(String actor, String... names) {
        var events = Stream.of(names).map(IntakeFixture::event).toList();
        return Batch.of(events, false, new Origin(actor, null, "request"), Instant.EPOCH);
    }
}
