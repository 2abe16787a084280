package io.leporello.usage.intake;

import static io.leporello.usage.intake.IntakeFixture.NOW;
import static io.leporello.usage.intake.IntakeFixture.event;
import static io.leporello.usage.intake.IntakeFixture.eventOf;
import static io.leporello.usage.store.LedgerFixture.pages;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.usage.store.LedgerFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which usage events are taken, which are not, and what the sender is told. */
class UsageIntakeIT {

    /** The first instant of 2 October in Berlin. */
    private static final Instant CLOSED_AT = Instant.parse("2026-10-01T22:00:00Z");

    private LedgerFixture ledger;
    private IntakeFixture intake;

    @BeforeEach
    void ledgerWithThreeCustomers() {
        ledger = LedgerFixture.of(UsageIntakeIT.class);
        ledger.register("kunde");
        ledger.registerUser("kunde", "anna");
        ledger.register("andere");
        ledger.register("ehemals");
        ledger.close("ehemals", LocalDate.parse("2026-10-02"), CLOSED_AT);
        intake = IntakeFixture.over(ledger);
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            kunde|    2026-10-03T12:00:00Z|        -|      -|                -|  good
            kunde|    1999-12-31T23:00:00Z|        -|      -|                -|  late by decades
            kunde|    2026-10-03T12:05:00Z|        -|      -|                -|  five minutes ahead
            kunde|    2026-10-03T12:05:00.000001Z| -|      in-the-future|    time 2026-10-03T12:05:00.000001Z is more than 5 minutes after now, 2026-10-03T12:00:00Z.|                                 a moment more than five minutes ahead
            niemand|  2026-10-03T12:00:00Z|        -|      unknown-customer| subject "niemand" is not the id of a customer account.|  nobody's
            ehemals|  2026-10-01T21:59:59.999999Z| -|      -|                -|  the last instant before closing
            ehemals|  2026-10-01T22:00:00Z|        -|      customer-closed|  Customer "ehemals" is closed from 2026-10-01T22:00:00Z on; time is 2026-10-01T22:00:00Z.|   the first instant of closing
            kunde|    2026-10-03T12:00:00Z|        kunde|  -|                -|  the key's own customer
            andere|   2026-10-03T12:00:00Z|        kunde|  not-allowed|      This key may record usage of "kunde" only, not of "andere".|   another customer than the key's
            niemand|  2026-10-03T12:00:00Z|        kunde|  not-allowed|      This key may record usage of "kunde" only, not of "niemand".|  a key learns nothing of who exists
            """)
    void each_event_is_judged_by_its_customer_and_its_time(
            String subject,
            Instant time,
            @Nullable String onlyOf,
            @Nullable String code,
            @Nullable String detail,
            String because) {
        var result = intake.send(List.of(event("a", subject, time)), false, onlyOf);

        assertThat(result.accepted()).isEqualTo(code == null ? 1 : 0);
        assertThat(result.errors()).extracting(Rejection::code).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(result.errors())
                .extracting(Rejection::detail)
                .isEqualTo(detail == null ? List.of() : List.of(detail));
        assertThat(storedUsage()).isEqualTo(code == null ? 1 : 0);
    }

    /** Many are copied, which finds known ones only by failing, and is then preceded by a look-up for a while. */
    @Test
    void the_same_again_is_a_duplicate_however_many_and_however_often() {
        var many = IntStream.range(0, 500)
                .mapToObj(number -> event("many-" + number))
                .toList();
        assertThat(tally(intake.send(many))).containsExactly(500L, 0L, 0L);

        for (var again = 0; again < 20; again++)
            assertThat(tally(intake.send(many))).containsExactly(0L, 500L, 0L);

        var others = IntStream.range(400, 700)
                .mapToObj(number -> event("many-" + number))
                .toList();
        assertThat(tally(intake.send(others))).containsExactly(200L, 100L, 0L);
        assertThat(storedUsage()).isEqualTo(700);
    }

    @Test
    void the_same_again_is_a_duplicate_in_one_batch_and_over_many() {
        var first = intake.send(event("a"), event("b"), event("a"));
        var second = intake.send(event("b"), event("c"));

        assertThat(tally(first)).containsExactly(2L, 1L, 0L);
        assertThat(tally(second)).containsExactly(1L, 1L, 0L);
        assertThat(storedUsage()).isEqualTo(3);
    }

    @Test
    void the_same_with_other_content_is_a_conflict_that_names_what_differs() {
        intake.send(event("a", pages("kunde", 12)));

        var result = intake.send(event("z"), event("a", pages("kunde", 13)));

        assertThat(result.errors()).singleElement().satisfies(conflict -> {
            assertThat(conflict.code()).isEqualTo("conflict");
            assertThat(conflict.index()).isEqualTo(1);
            assertThat(conflict.source()).isEqualTo("/pipelines/test");
            assertThat(conflict.id()).isEqualTo("a");
            assertThat(conflict.detail())
                    .isEqualTo("This source and id were recorded before with pages 12, not 13."
                            + " To change a recorded event, send a correction.");
        });
        assertThat(result.accepted()).isEqualTo(1);
    }

    @Test
    void of_two_contradictions_in_one_batch_the_first_is_taken() {
        var result = intake.send(event("a", pages("kunde", 12)), event("a", pages("kunde", 13)));

        assertThat(tally(result)).containsExactly(1L, 0L, 1L);
        assertThat(result.errors()).extracting(Rejection::index).containsExactly(1L);
        assertThat(pagesOf("a")).isEqualTo("12");
    }

    @Test
    void what_was_amended_since_is_still_the_same_event_when_it_is_sent_again() {
        intake.send(event("a", pages("kunde", 12)));
        ledger.amend("a", pages("kunde", 12), pages("kunde", 13));

        assertThat(tally(intake.send(event("a", pages("kunde", 12))))).containsExactly(0L, 1L, 0L);
        assertThat(tally(intake.send(event("a", pages("kunde", 13))))).containsExactly(0L, 0L, 1L);
    }

    @Test
    void one_bad_event_never_costs_the_good_ones_and_each_is_told_by_its_place() {
        var result = intake.send(
                event("a"),
                event("b", "niemand", NOW),
                event("c"),
                event("d", "kunde", NOW.plusSeconds(301)),
                event("a", pages("kunde", 99)),
                event("e"));

        assertThat(tally(result)).containsExactly(3L, 0L, 3L);
        assertThat(result.errors()).extracting(Rejection::index).containsExactly(1L, 3L, 4L);
        assertThat(result.errors())
                .extracting(Rejection::code)
                .containsExactly("unknown-customer", "in-the-future", "conflict");
        assertThat(storedUsage()).isEqualTo(3);
    }

    @Test
    void strictly_one_unknown_customer_keeps_everything_out() {
        var result = intake.sendStrictly(event("a"), event("b", "niemand", NOW));

        assertThat(result.accepted()).isZero();
        assertThat(result.errors()).extracting(Rejection::index).containsExactly(1L);
        assertThat(storedUsage()).isZero();
    }

    @Test
    void strictly_one_conflict_keeps_everything_out() {
        intake.send(event("known", pages("kunde", 12)));

        var result = intake.sendStrictly(event("a"), event("known", pages("kunde", 13)), event("b"));

        assertThat(result.accepted()).isZero();
        assertThat(result.errors()).extracting(Rejection::code).containsExactly("conflict");
        assertThat(storedUsage()).isEqualTo(1);
    }

    @Test
    void strictly_duplicates_are_no_fault() {
        intake.send(event("a"));

        assertThat(tally(intake.sendStrictly(event("a"), event("b"), event("b"))))
                .containsExactly(1L, 2L, 0L);
    }

    @Test
    void the_position_is_the_one_behind_which_everything_accepted_can_be_read() {
        var result = intake.send(event("a"), event("b"));

        assertThat(result.position()).isEqualTo(ledger.head());
        assertThat(intake.send(event("a")).position()).isEqualTo(result.position());
    }

    @Test
    void an_empty_batch_is_answered() {
        assertThat(tally(intake.send())).containsExactly(0L, 0L, 0L);
    }

    @Test
    void a_customer_registered_a_moment_ago_is_known_at_once() {
        assertThat(intake.send(event("a", "neu", NOW)).rejected()).isEqualTo(1);
        ledger.register("neu");
        assertThat(intake.send(event("a", "neu", NOW)).accepted()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            anna,    known
            bert,    known though deactivated
            clara,   known though erased
            dora,    of another customer
            nobody,  of none
            """)
    void a_user_has_to_be_one_of_the_customer_and_may_be_gone_since(String user, String because) {
        for (var known : List.of("bert", "clara")) ledger.registerUser("kunde", known);
        ledger.registerUser("andere", "dora");
        ledger.deactivateUser("kunde", "bert");
        ledger.eraseUser("kunde", "clara");

        var result = intake.send(eventOf(user, "a"));

        assertThat(result.accepted()).isEqualTo(because.startsWith("known") ? 1 : 0);
        if (!because.startsWith("known"))
            assertThat(result.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("unknown-user");
                assertThat(error.detail())
                        .isEqualTo("data.user \"" + user + "\" is not the id of a user of customer \"kunde\".");
            });
    }

    @Test
    void a_user_made_a_moment_ago_is_known_at_once() {
        assertThat(intake.send(eventOf("emil", "a")).rejected()).isEqualTo(1);
        ledger.registerUser("kunde", "emil");
        assertThat(intake.send(eventOf("emil", "a")).accepted()).isEqualTo(1);
    }

    @Test
    void what_is_stored_says_who_sent_it_and_whom_it_concerns() {
        intake.send(List.of(event("a")), false, null);

        assertThat(ledger.database.queryForMap(
                        "select customer, metadata::json ->> 'actor' as actor, type, sequence from usage.event"
                                + " where aggregate_type = 'usage'"))
                .containsEntry("customer", "kunde")
                .containsEntry("actor", "key:test")
                .containsEntry("type", "usage.recorded")
                .containsEntry("sequence", 0L);
    }

    private static List<Long> tally(IntakeResult result) {
        assertThat(result.errors()).hasSize((int) result.rejected());
        return List.of(result.accepted(), result.duplicates(), result.rejected());
    }

    private long storedUsage() {
        return Objects.requireNonNull(ledger.database.queryForObject(
                "select count(*) from usage.event where aggregate_type = 'usage'", Long.class));
    }

    private String pagesOf(String id) {
        return Objects.requireNonNull(ledger.database.queryForObject(
                "select payload::json #>> '{usage,pages}' from usage.event where aggregate_id = ?",
                String.class,
                LedgerFixture.identity(id).aggregateId()));
    }
}
