package io.leporello.usage.store;

import static io.leporello.usage.store.LedgerFixture.pages;
import static io.leporello.usage.store.LedgerFixture.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.schema.Schema;
import io.leporello.usage.record.UsageRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The copy of a ledger that is kept elsewhere; elsewhere is memory here. */
class LedgerCopyIT {

    private static final Schema SCHEMA = new Schema("usage");

    private final LedgerFixture here = LedgerFixture.of(LedgerCopyIT.class);
    private final EmbeddedEventStore elsewhere = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final LedgerCopy copy = new LedgerCopy(here.database, here.json, SCHEMA);
    private final FirstEvents firstEvents = EventStoreOnPostgres.firstEventsOf(
            elsewhere, here.database, here.transactions, here.json, new EventUpcasterChain(), SCHEMA);

    @BeforeEach
    void aProjectionThatHasBegun() {
        here.database.update("insert into usage.token (processor_name, segment) values (?, 0)", LedgerCopy.GROUP);
    }

    /** Whoever gets the database next wants a ledger of its own in it. */
    @AfterEach
    void noCopyAnyMore() {
        here.database.execute("truncate usage.token");
    }

    /** One batch of a projection that reads on from {@code position}. */
    private void copy(long position, DomainEventMessage<?>... events) {
        var work = DefaultUnitOfWork.startAndGet(events[0]);
        work.execute(() -> {
            for (var index = 0; index < events.length; index++)
                copy.on(events[index].getPayload(), events[index], new GlobalSequenceTrackingToken(position + index));
        });
    }

    private static DomainEventMessage<UsageRecorded> recordedAt(Instant time, String id) {
        var event = recorded(id, pages("customer", 12));
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                event.getMetaData(),
                event.getIdentifier(),
                time);
    }

    private List<Map<String, Object>> rows() {
        return here.database.queryForList("select * from usage.event order by position");
    }

    @Test
    void an_event_is_copied_as_the_store_on_postgres_would_have_written_it() {
        var event = recorded("a", pages("customer", 12));
        here.store.publish(event);
        var written = rows();
        here.database.execute("truncate usage.event");

        copy(1, event);

        assertThat(rows()).isEqualTo(written).hasSize(1);
    }

    @Test
    void an_event_that_comes_again_or_was_let_in_twice_is_copied_once() {
        copy(1, recorded("a", pages("customer", 12)), recorded("b", pages("customer", 1)));
        copy(2, recorded("b", pages("customer", 1)), recorded("a", pages("customer", 99)));
        assertThat(rows()).extracting(row -> row.get("position")).containsExactly(1L, 2L);
        assertThat(rows().get(0)).extractingByKey("payload").asString().contains("\"pages\":12");
    }

    @Test
    void recorded_times_never_go_back() {
        var noon = LedgerFixture.NOON;
        copy(1, recordedAt(noon, "a"), recordedAt(noon.minusSeconds(5), "b"), recordedAt(noon.plusSeconds(1), "c"));
        copy(4, recordedAt(noon, "d"));
        assertThat(List.of(1L, 2L, 3L, 4L))
                .extracting(position -> Duration.between(
                                noon, here.positions.recordedAt(position).orElseThrow())
                        .toSeconds())
                .containsExactly(0L, 0L, 1L, 1L);
    }

    @Test
    void who_was_refused_asks_the_store_itself_about_what_is_not_copied_yet() {
        var copied = recorded("copied", pages("customer", 1));
        var stored = recorded("stored", pages("customer", 2));
        var nowhere = recorded("nowhere", pages("customer", 3));
        copy(1, copied);
        elsewhere.publish(copied, stored);
        var ids = List.of(
                copied.getAggregateIdentifier(), stored.getAggregateIdentifier(), nowhere.getAggregateIdentifier());

        assertThat(firstEvents.of(ids)).containsOnlyKeys(ids.get(0));
        assertThat(firstEvents.afterRefusal(ids))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(ids.get(0), copied.getPayload(), ids.get(1), stored.getPayload()));
    }

    @Test
    void a_copy_is_no_ledger_to_append_to() {
        assertThatThrownBy(here::anotherProcess)
                .isInstanceOf(OtherLedgerException.class)
                .hasMessageContaining("LEPORELLO_AXON_SERVER");
    }

    @Test
    void a_ledger_is_not_written_over_by_a_copy() {
        here.database.execute("truncate usage.token");
        here.store.publish(recorded("a", pages("customer", 12)));
        assertThatThrownBy(() -> new LedgerCopy(here.database, here.json, SCHEMA))
                .isInstanceOf(OtherLedgerException.class)
                .hasMessageContaining("LEPORELLO_AXON_SERVER");
    }
}
