package io.leporello.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private record Added(String word) {}

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final AtomicInteger folds = new AtomicInteger();
    private final Directory<Added, String> directory = new Directory<>(store, Added.class, this::joined);

    private String joined(@Nullable String before, Added event) {
        folds.incrementAndGet();
        return before == null ? event.word : before + " " + event.word;
    }

    @Test
    void an_aggregate_is_found_as_soon_as_it_has_an_event() {
        assertThat(directory.find("a")).isEmpty();
        store.publish(added("a", 0, "one"));
        assertThat(directory.find("a")).contains("one");
        assertThat(directory.find("b")).isEmpty();
    }

    @Test
    void what_was_found_is_not_read_again() {
        store.publish(added("a", 0, "one"), added("a", 1, "two"));
        assertThat(directory.find("a")).contains("one two");
        assertThat(directory.find("a")).contains("one two");
        assertThat(folds).hasValue(2);
    }

    @Test
    void an_event_counts_once_however_often_it_comes() {
        store.publish(added("a", 0, "one"));
        directory.find("a");
        var two = added("a", 1, "two");
        store.publish(two);
        directory.follow(two);
        directory.follow(two);
        directory.follow(added("a", 0, "one"));
        assertThat(directory.find("a")).contains("one two");
    }

    @Test
    void an_entry_that_missed_an_event_is_read_anew() {
        store.publish(added("a", 0, "one"));
        directory.find("a");
        store.publish(added("a", 1, "two"), added("a", 2, "three"));
        directory.follow(added("a", 2, "three"));
        assertThat(directory.find("a")).contains("one two three");
    }

    @Test
    void other_events_are_passed_over() {
        store.publish(added("a", 0, "one"));
        directory.find("a");
        directory.follow(new GenericDomainEventMessage<>("test", "a", 1, "no such event"));
        assertThat(directory.find("a")).contains("one");
    }

    @Test
    void an_event_counts_only_once_it_is_committed() {
        store.publish(added("a", 0, "one"));
        directory.find("a");

        var failing = DefaultUnitOfWork.startAndGet(null);
        directory.follow(added("a", 1, "lost"));
        failing.rollback();
        assertThat(directory.find("a")).contains("one");

        var lasting = DefaultUnitOfWork.startAndGet(null);
        directory.follow(added("a", 1, "kept"));
        assertThat(directory.find("a")).contains("one");
        lasting.commit();
        assertThat(directory.find("a")).contains("one kept");
    }

    @Test
    void a_reading_that_was_overtaken_is_not_kept() {
        store.publish(added("a", 0, "one"));
        var overtaken = new Overtaken();
        var slow = new Directory<>(overtaken.store(), Added.class, this::joined);
        overtaken.during(() -> {
            store.publish(added("a", 1, "two"));
            slow.follow(added("a", 1, "two"));
        });
        assertThat(slow.find("a")).as("as it was when the reading began").contains("one");
        assertThat(slow.find("a")).contains("one two");
    }

    @Test
    void many_readers_and_one_writer_agree_in_the_end() throws InterruptedException, ExecutionException {
        var rounds = 300;
        var readers = Executors.newFixedThreadPool(4);
        try {
            for (var round = 0; round < rounds; round++) {
                var aggregate = "a" + round;
                store.publish(added(aggregate, 0, "one"));
                var start = new CountDownLatch(1);
                var running = new ArrayList<java.util.concurrent.Future<?>>();
                for (var reader = 0; reader < 3; reader++)
                    running.add(readers.submit(() -> {
                        start.await();
                        return directory.find(aggregate);
                    }));
                start.countDown();
                store.publish(added(aggregate, 1, "two"));
                directory.follow(added(aggregate, 1, "two"));
                assertThat(directory.find(aggregate)).as("round %d", round).contains("one two");
                for (var reader : running) reader.get();
                assertThat(directory.find(aggregate)).as("round %d", round).contains("one two");
            }
        } finally {
            readers.shutdownNow();
        }
    }

    /** A store in which something happens between the reading of a stream and its folding. */
    private final class Overtaken {
        private Runnable meanwhile = () -> {};

        void during(Runnable action) {
            meanwhile = action;
        }

        EventStore store() {
            return new EmbeddedEventStore(
                    EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine())) {
                @Override
                public DomainEventStream readEvents(String aggregate) {
                    var read = store.readEvents(aggregate).asStream().toList();
                    var now = meanwhile;
                    meanwhile = () -> {};
                    now.run();
                    return DomainEventStream.of(List.<DomainEventMessage<?>>copyOf(read));
                }
            };
        }
    }

    private static DomainEventMessage<Added> added(String aggregate, long sequence, String word) {
        return new GenericDomainEventMessage<>("test", aggregate, sequence, new Added(word));
    }
}
