package io.leporello.usage.history;

import static io.leporello.usage.store.LedgerFixture.NOON;
import static io.leporello.usage.store.LedgerFixture.identity;
import static io.leporello.usage.store.LedgerFixture.pages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.event.Origin;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageIdentity;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.store.LedgerFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auditor finds in the ledger. */
class HistoryIT {

    private static final int MANY = 1_000;
    private static final ListHistory ALL = asked(null, null, null, null, null, null, null, null, 1, MANY);

    private LedgerFixture ledger;
    private History history;

    /**
     * <pre>
     *   1  customer.registered  kunde
     *   2  usage.recorded       kunde   a  anna   12:00
     *   3  usage.recorded       andere  b  anna   12:01
     *   4  usage.amended        kunde   a         12:00, recorded at 12:02
     *   5  customer.closed      andere            12:02
     * </pre>
     */
    @BeforeEach
    void fiveEvents() {
        ledger = LedgerFixture.of(HistoryIT.class);
        history = new History(ledger.database, ledger.json);
        ledger.register("kunde");
        ledger.record("a", pages("kunde", 12));
        var earlier = new UsageFact("andere", "anna", null, null, NOON.minusSeconds(60), 1, 1, null);
        record("/pipelines/other", "b", earlier, NOON.plusSeconds(60));
        var bertha =
                new UsageFact("kunde", "bertha", "ocr", null, pages("kunde", 12).usedAt(), 1, 13, null);
        ledger.amend("a", pages("kunde", 12), bertha);
        ledger.close("andere", LocalDate.parse("2026-10-02"), NOON);
        ledger.database.update(
                "update usage.event set recorded_at = recorded_at + interval '1 minute' where position >= 4");
    }

    @Test
    void everything_comes_in_the_order_of_the_ledger() {
        assertThat(positions(ALL)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void an_event_is_shown_as_it_is_stored() {
        var event = history.handle(ALL).items().get(1);

        assertThat(event.type()).isEqualTo("usage.recorded");
        assertThat(event.aggregate()).isEqualTo(identity("a").aggregateId());
        assertThat(event.sequence()).isZero();
        assertThat(event.recordedAt()).isEqualTo(NOON);
        assertThat(event.actor()).isEqualTo("key:test");
        assertThat(event.payload().at("/usage/credits").stringValue()).isEqualTo("1.5");
        assertThat(event.payload().at("/id").stringValue()).isEqualTo("a");
    }

    @Test
    void recorded_usage_occurred_when_its_sender_says_and_everything_else_when_it_was_recorded() {
        assertThat(history.handle(ALL).items())
                .extracting(HistoryEvent::occurredAt)
                .containsExactly(
                        NOON,
                        Instant.parse("2026-10-03T08:15:30Z"),
                        NOON.minusSeconds(60),
                        NOON.plusSeconds(120),
                        NOON.plusSeconds(120));
    }

    @Test
    void a_customers_history_holds_what_concerns_it() {
        assertThat(positions(asked(null, "kunde", null, null, null, null, null, null, 1, MANY)))
                .containsExactly(1L, 2L, 4L);
    }

    @Test
    void a_users_history_holds_events_before_and_after_an_amendment() {
        assertThat(positions(asked(null, null, "anna", null, null, null, null, null, 1, MANY)))
                .containsExactly(2L, 3L, 4L);
        assertThat(positions(asked(null, null, "bertha", null, null, null, null, null, 1, MANY)))
                .containsExactly(4L);
        assertThat(positions(asked(null, null, "bert", null, null, null, null, null, 1, MANY)))
                .isEmpty();
    }

    @Test
    void a_type_narrows_to_one_kind_of_event() {
        assertThat(positions(asked(null, null, null, "usage.recorded", null, null, null, null, 1, MANY)))
                .containsExactly(2L, 3L);
    }

    @Test
    void a_source_and_an_id_are_one_usage_event_with_its_corrections() {
        assertThat(positions(asked(null, null, null, null, "/pipelines/test", "a", null, null, 1, MANY)))
                .containsExactly(2L, 4L);
        assertThat(positions(asked(null, null, null, null, "/pipelines/other", "a", null, null, 1, MANY)))
                .isEmpty();
    }

    @Test
    void a_source_alone_and_an_id_alone_narrow_too() {
        assertThat(positions(asked(null, null, null, null, "/pipelines/other", null, null, null, 1, MANY)))
                .containsExactly(3L);
        assertThat(positions(asked(null, null, null, null, null, "b", null, null, 1, MANY)))
                .containsExactly(3L);
    }

    @Test
    void the_time_of_recording_is_half_open() {
        var minute = NOON.plusSeconds(60);

        assertThat(positions(asked(null, null, null, null, null, null, minute, null, 1, MANY)))
                .containsExactly(3L, 4L, 5L);
        assertThat(positions(asked(null, null, null, null, null, null, null, minute, 1, MANY)))
                .containsExactly(1L, 2L);
        assertThat(positions(asked(null, null, null, null, null, null, NOON, minute, 1, MANY)))
                .containsExactly(1L, 2L);
    }

    @Test
    void what_may_not_be_seen_is_not_there_whatever_is_asked() {
        var kunde = List.of("kunde");

        assertThat(positions(asked(kunde, null, null, null, null, null, null, null, 1, MANY)))
                .containsExactly(1L, 2L, 4L);
        assertThat(positions(asked(kunde, "andere", null, null, null, null, null, null, 1, MANY)))
                .isEmpty();
        assertThat(positions(asked(kunde, null, "anna", null, null, null, null, null, 1, MANY)))
                .containsExactly(2L, 4L);
        assertThat(positions(asked(List.of("kunde", "andere"), null, null, null, null, null, null, null, 1, MANY)))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(positions(asked(List.of(), null, null, null, null, null, null, null, 1, MANY)))
                .isEmpty();
    }

    @Test
    void what_concerns_no_customer_is_only_for_those_who_see_everything() {
        ledger.append("Plan", "plan/p", new UsageRecorded("/s", "i", pages("x", 1)), null);

        assertThat(positions(ALL)).contains(6L);
        assertThat(positions(asked(List.of("kunde", "andere"), null, null, null, null, null, null, null, 1, MANY)))
                .doesNotContain(6L);
    }

    @Test
    void all_parts_narrow_together() {
        assertThat(positions(asked(
                        List.of("kunde"),
                        "kunde",
                        "anna",
                        "usage.amended",
                        "/pipelines/test",
                        "a",
                        NOON.plusSeconds(61),
                        NOON.plusSeconds(121),
                        2,
                        MANY)))
                .containsExactly(4L);
    }

    @Test
    void page_after_page_gives_everything_once() {
        var found = new ArrayList<Long>();
        var question = asked(null, null, null, null, null, null, null, null, 1, 2);
        for (var page = history.handle(question); ; page = history.handle(question)) {
            assertThat(page.items()).hasSizeBetween(1, 2);
            page.items().forEach(event -> found.add(event.position()));
            if (page.next() == null) break;
            question = question.behind(page.next());
        }

        assertThat(found).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void a_page_that_follows_nothing_that_was_answered_is_refused() {
        assertThatThrownBy(() -> history.handle(ALL.behind("x")))
                .isInstanceOf(Refusal.class)
                .hasMessage("after: is \"x\"; the \"next\" of the page before was expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote \" in it",
                "back\\slash",
                "ends in \\",
                "100 % _ like",
                "größe/€/😀",
                "tab\there",
                "\",\"id\":\"b",
                "it's; drop table usage.event --"
            })
    void texts_are_found_exactly_whatever_characters_they_hold(String text) {
        var fact = new UsageFact("kunde", text, null, null, NOON, 1, 1, null);
        record(text, text, fact, NOON);

        assertThat(positions(asked(null, null, text, null, null, null, null, null, 1, MANY)))
                .containsExactly(6L);
        assertThat(positions(asked(null, null, null, null, text, null, null, null, 1, MANY)))
                .containsExactly(6L);
        assertThat(positions(asked(null, null, null, null, null, text, null, null, 1, MANY)))
                .containsExactly(6L);
        assertThat(positions(asked(null, null, null, null, text, text, null, null, 1, MANY)))
                .containsExactly(6L);
    }

    @Test
    void a_text_that_only_looks_like_a_member_is_not_one() {
        record("/s", "i", new UsageFact("kunde", "x\",\"user\":\"carla", null, null, NOON, 1, 1, null), NOON);

        assertThat(positions(asked(null, null, "carla", null, null, null, null, null, 1, MANY)))
                .isEmpty();
    }

    @Test
    void the_newest_come_first_for_whoever_reads_a_log() {
        var newest = asked(null, null, null, null, null, null, null, null, 1, 2).fromTheNewest();

        assertThat(positions(newest)).containsExactly(5L, 4L);
        assertThat(positions(newest.behind("4"))).containsExactly(3L, 2L);
    }

    @Test
    void a_stream_is_what_became_of_one_thing() {
        var aggregate = identity("a").aggregateId();

        assertThat(positions(ListHistory.ofStream(null, aggregate, Paging.first(MANY))))
                .hasSize(2)
                .containsExactlyElementsOf(positions(asked(null, null, null, null, null, "a", null, null, 1, MANY)));
        assertThat(positions(ListHistory.ofStream(List.of("andere"), aggregate, Paging.first(MANY))))
                .isEmpty();
    }

    @ParameterizedTest(name = "before {0} the ledger had come to {1}")
    @CsvSource({"1999-01-01T00:00:00Z, 0", "2999-01-01T00:00:00Z, 5"})
    void how_far_the_ledger_had_come_at_a_moment(Instant moment, long position) {
        assertThat(history.handle(new FindPosition(moment))).isEqualTo(position);
    }

    @Test
    void what_was_recorded_at_a_moment_was_not_known_before_it() {
        var third = history.handle(ALL).items().get(2).recordedAt();

        assertThat(history.handle(new FindPosition(third))).isEqualTo(2);
        assertThat(history.handle(new FindPosition(third.plusMillis(1)))).isEqualTo(3);
    }

    @Test
    void a_span_of_time_holds_all_that_was_recorded_in_it_wherever_it_begins_and_ends() {
        var random = new Random(14);
        var at = NOON.plusSeconds(1_000_000);
        for (var number = 0; number < 40; number++) {
            at = at.plusMillis(random.nextInt(3)); // often at the same moment
            record("/span", "s" + number, new UsageFact("kunde", null, null, null, NOON, 1, 1, null), at);
        }
        var all = history.handle(ALL).items();
        for (var round = 0; round < 100; round++) {
            var from = near(all, random);
            var to = near(all, random);
            var expected = all.stream()
                    .filter(event -> !event.recordedAt().isBefore(from)
                            && event.recordedAt().isBefore(to))
                    .map(HistoryEvent::position)
                    .toList();

            assertThat(positions(asked(null, null, null, null, null, null, from, to, 1, MANY)))
                    .as("from %s to %s", from, to)
                    .isEqualTo(expected);
            assertThat(history.handle(new FindPosition(from)))
                    .isEqualTo(all.stream()
                            .filter(event -> event.recordedAt().isBefore(from))
                            .count());
        }
    }

    private static Instant near(List<HistoryEvent> events, Random random) {
        var moment = events.get(random.nextInt(events.size())).recordedAt();
        return moment.plus(random.nextInt(3) - 1, ChronoUnit.MICROS);
    }

    private void record(String source, String id, UsageFact fact, Instant recordedAt) {
        var aggregate = new UsageIdentity(source, id).aggregateId();
        ledger.store.publish(new GenericDomainEventMessage<>(
                "usage",
                aggregate,
                0L,
                new UsageRecorded(source, id, fact),
                new Origin("key:test", fact.customer(), "request-1").asMetaData(),
                aggregate + "#0",
                recordedAt));
    }

    private List<Long> positions(ListHistory question) {
        return history.handle(question).items().stream()
                .map(HistoryEvent::position)
                .toList();
    }

    private static ListHistory asked(
            @Nullable List<String> visible,
            @Nullable String customer,
            @Nullable String user,
            @Nullable String type,
            @Nullable String source,
            @Nullable String id,
            @Nullable Instant from,
            @Nullable Instant to,
            long fromPosition,
            int limit) {
        return new ListHistory(
                visible, customer, user, type, source, id, from, to, fromPosition, new Paging(null, limit));
    }
}
