package io.leporello.billing.statement;

import static io.leporello.billing.BillingFixture.contract;
import static io.leporello.billing.BillingFixture.details;
import static io.leporello.billing.BillingFixture.perPage;
import static io.leporello.billing.BillingFixture.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.billing.BillingFixture;
import io.leporello.refusal.Refusal;
import io.leporello.usage.record.UsageFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer owes, now and as it was known at any position. */
class StatementsIT {

    private static final YearMonth OCTOBER = YearMonth.parse("2026-10");

    private BillingFixture billing;
    private int recorded;

    @BeforeEach
    void emptyLedger() {
        billing = BillingFixture.of(StatementsIT.class);
        recorded = 0;
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    @Test
    void two_contracts_in_one_month_are_rated_each_on_its_own() {
        billing.register("kunde", "Europe/Berlin");
        billing.publish("a", 1, null, perPage("0.10", "31.00", null));
        billing.publish("b", 1, null, perPage("0.05", null, "93.00"));
        billing.agree("kunde", contract("a", "2026-01-01", "5"));
        billing.agree("kunde", "b", "2026-10-11");
        record("2026-10-10T21:59:59.999999Z", 100);
        record("2026-10-10T22:00:00Z", 200);
        billing.catchUp();

        var statement = now();

        assertThat(statement.lines().stream().map(StatementsIT::shown))
                .containsExactly(
                        "usage pages 100 9.50 2026-10-01 2026-10-11 a 1",
                        "recurring null 1 10.00 2026-10-01 2026-10-11 a 1",
                        "usage pages 200 10.00 2026-10-11 2026-11-01 b 1",
                        "minimum null 1 53.00 2026-10-11 2026-11-01 b 1");
        assertThat(statement.net()).isEqualTo("82.50");
        assertThat(statement.currency()).isEqualTo("EUR");
        assertThat(statement.period()).isEqualTo("2026-10");
        assertThat(statement.position()).isEqualTo(billing.ledger.head());
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(
            strings = {"Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/New_York", "Pacific/Auckland"})
    void a_period_is_the_month_in_the_customers_zone(String zone) {
        billing.register("kunde", zone);
        billing.publish("a", 1, null, perPage("0.01", null, null));
        billing.agree("kunde", "a", "2026-01-01");
        var first = LocalDate.parse("2026-10-01").atStartOfDay(ZoneId.of(zone)).toInstant();
        var next = LocalDate.parse("2026-11-01").atStartOfDay(ZoneId.of(zone)).toInstant();
        record(first.minusNanos(1_000), 1);
        record(first, 20);
        record(next.minusNanos(1_000), 300);
        record(next, 4_000);
        billing.catchUp();

        assertThat(now().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).hasToString("320"));
        assertThat(asOf(billing.ledger.head() - 1).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).hasToString("320"));
    }

    @ParameterizedTest
    @CsvSource({"0000-01, 0", "1899-12, 0", "2025-12, 0", "2026-01, 1", "9999-12, 1"})
    void every_month_that_can_be_written_can_be_asked_for(YearMonth month, int lines) {
        billing.register("kunde", "Europe/Berlin");
        billing.publish("a", 1, null, perPage("0.01", null, null));
        billing.agree("kunde", "a", "2026-01-01");
        record("2026-10-03T08:00:00Z", 1);
        billing.catchUp();

        for (var position : new @Nullable Long[] {null, billing.ledger.head() - 1})
            assertThat(billing.ask(new PreviewInvoice("kunde", month, position), StatementView.class)
                            .lines())
                    .hasSize(lines);
    }

    @Test
    void without_a_contract_nothing_is_owed() {
        billing.register("kunde", "Europe/Berlin");
        record("2026-10-03T08:00:00Z", 100);
        billing.catchUp();

        assertThat(now().lines()).isEmpty();
        assertThat(now().net()).isEqualTo("0.00");
        assertThat(now().currency()).isEqualTo("EUR");
    }

    @Test
    void after_closing_neither_fee_nor_minimum_goes_on() {
        billing.register("kunde", "Europe/Berlin");
        billing.publish("a", 1, null, perPage("0.10", "31.00", null));
        billing.agree("kunde", "a", "2026-01-01");
        billing.ledger.close("kunde", LocalDate.parse("2026-10-11"), Instant.parse("2026-10-10T22:00:00Z"));
        billing.catchUp();

        assertThat(now().lines().stream().map(StatementsIT::shown))
                .containsExactly(
                        "usage pages 0 0.00 2026-10-01 2026-10-11 a 1",
                        "recurring null 1 10.00 2026-10-01 2026-10-11 a 1");
    }

    @Test
    void a_correction_after_the_month_moves_the_statement_and_leaves_what_was_known() {
        billing.register("kunde", "Europe/Berlin");
        billing.publish("a", 1, null, perPage("0.10", null, null));
        billing.agree("kunde", "a", "2026-01-01");
        var before = used("kunde", "2026-10-03T08:00:00Z", 100);
        billing.ledger.record("late", before);
        billing.ledger.amend("late", before, used("kunde", "2026-10-03T08:00:00Z", 70));
        billing.catchUp();

        assertThat(now().net()).isEqualTo("7.00");
        assertThat(asOf(5).net()).isEqualTo("7.00");
        assertThat(asOf(4).net()).isEqualTo("10.00");
        assertThat(asOf(3).net()).isEqualTo("0.00");
        assertThat(asOf(2).lines()).isEmpty();
    }

    @Test
    void a_position_that_was_not_read_yet_is_refused_with_those_that_can_be_asked() {
        billing.register("kunde", "Europe/Berlin");
        billing.catchUp();

        assertRefused(() -> asOf(2), Refusal.Kind.INVALID, "asOf: is 2; a position from 0 to 1 was expected");
        assertRefused(() -> asOf(-1), Refusal.Kind.INVALID, "asOf: is -1; a position from 0 to 1 was expected");
    }

    @Test
    void an_unknown_customer_is_unknown_at_every_position_before_its_registration_too() {
        assertRefused(this::now, Refusal.Kind.UNKNOWN, "There is no customer account \"kunde\".");
        billing.register("kunde", "Europe/Berlin");
        billing.catchUp();
        assertRefused(() -> asOf(0), Refusal.Kind.UNKNOWN, "There is no customer account \"kunde\" at position 0.");
    }

    private static void assertRefused(Runnable question, Refusal.Kind kind, String text) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessage(text);
    }

    /** The law on which invoices will rest: what was shown at a position can be shown again, whatever followed. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20261003})
    void a_statement_as_of_any_position_is_the_one_that_was_shown_there(long seed) {
        var shown = new ArrayList<@Nullable StatementView>();
        var history = new RandomHistory(seed);
        shown.add(null);
        for (var step = 0; step < 70; step++) {
            history.goesOn();
            billing.catchUp();
            assertThat(billing.ledger.head()).isEqualTo(shown.size());
            shown.add(now());
        }

        assertStillKnown(shown);
        billing.rebuild();
        assertStillKnown(shown);
        assertThat(shown.stream()
                        .filter(Objects::nonNull)
                        .map(StatementView::net)
                        .distinct())
                .hasSizeGreaterThan(20);
    }

    private void assertStillKnown(List<@Nullable StatementView> shown) {
        for (var position = 1; position < shown.size(); position++)
            assertThat(asOf(position)).isEqualTo(shown.get(position));
    }

    @Test
    void what_is_rebuilt_is_the_same_row_by_row() {
        var history = new RandomHistory(4711);
        for (var step = 0; step < 100; step++) history.goesOn();
        billing.catchUp();
        var before = rows();

        billing.rebuild();

        assertThat(rows()).isEqualTo(before);
        assertThat(before).hasSizeGreaterThan(100);
    }

    private List<String> rows() {
        var all = new ArrayList<String>();
        for (var table : List.of(
                "usage.entry",
                "billing.total",
                "billing.day",
                "billing.month",
                "billing.customer",
                "billing.plan_version",
                "billing.contract"))
            all.addAll(billing.ledger.database.queryForList(
                    "select '" + table + "' || each::text from " + table + " each order by 1", String.class));
        return all;
    }

    /** Everything that can move a customer's October, in any order. */
    private final class RandomHistory {
        private final Random random;
        private final Map<String, UsageFact> open = new HashMap<>();
        private int events;
        private int versions;
        private boolean closed;

        RandomHistory(long seed) {
            random = new Random(seed);
        }

        void goesOn() {
            var what = events == 0 ? -1 : events == 1 ? 91 : events == 2 ? 96 : random.nextInt(100);
            events++;
            if (what == -1) billing.register("kunde", "Europe/Berlin");
            else if (what < 55) recordOne();
            else if (what < 70 && !open.isEmpty()) amendOne();
            else if (what < 80 && !open.isEmpty()) voidOne();
            else if (what < 84) billing.change("kunde", details("Name " + events, zone(), null));
            else if (what < 86 && !closed) close();
            else if (what < 94) publish();
            else billing.agree("kunde", contract("a", day(), String.valueOf(random.nextInt(20))));
        }

        private void recordOne() {
            var id = "r-" + events;
            open.put(id, used("kunde", anyTime(), random.nextInt(1_000)));
            billing.ledger.record(id, Objects.requireNonNull(open.get(id)));
        }

        private void amendOne() {
            var id = open.keySet().iterator().next();
            var before = Objects.requireNonNull(open.get(id));
            var after = used("kunde", before.usedAt(), random.nextInt(1_000));
            open.put(id, after);
            billing.ledger.amend(id, before, after);
        }

        private void voidOne() {
            var id = open.keySet().iterator().next();
            billing.ledger.voidIt(id, Objects.requireNonNull(open.remove(id)));
        }

        private void close() {
            closed = true;
            billing.ledger.close("kunde", LocalDate.parse("2026-10-28"), Instant.parse("2026-10-27T23:00:00Z"));
        }

        private void publish() {
            versions++;
            var from = versions == 1 ? null : LocalDate.parse(day());
            billing.publish("a", versions, from, perPage("0.0" + (1 + random.nextInt(9)), "31.00", "40.00"));
        }

        private String day() {
            return List.of("2026-01-01", "2026-10-01", "2026-10-09", "2026-10-25", "2026-11-01")
                    .get(random.nextInt(5));
        }

        private String zone() {
            return List.of("Europe/Berlin", "Asia/Kolkata", "America/New_York").get(random.nextInt(3));
        }

        private Instant anyTime() {
            return Instant.parse("2026-09-29T00:00:00Z").plusSeconds(random.nextInt(35 * 86_400));
        }
    }

    private void record(String usedAt, long pages) {
        record(Instant.parse(usedAt), pages);
    }

    private void record(Instant usedAt, long pages) {
        billing.ledger.record("e-" + recorded++, used("kunde", usedAt, pages));
    }

    private static String shown(StatementLine line) {
        return String.join(
                " ",
                line.kind(),
                line.meter(),
                line.quantity().toString(),
                line.amount().toPlainString(),
                line.from().toString(),
                line.to().toString(),
                line.plan(),
                String.valueOf(line.version()));
    }

    private StatementView now() {
        return billing.ask(new PreviewInvoice("kunde", OCTOBER, null), StatementView.class);
    }

    private StatementView asOf(long position) {
        return billing.ask(new PreviewInvoice("kunde", OCTOBER, position), StatementView.class);
    }
}
