package io.leporello.billing.totals;

import static io.leporello.billing.BillingFixture.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.billing.BillingFixture;
import io.leporello.projection.FreshTables;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsHeadStartIT {

    private static final List<String> TABLES =
            List.of("billing.total", "billing.day", "billing.month", "billing.touched");
    private static final FreshTables FRESH = new FreshTables("fresh_totals", TABLES);

    @Test
    void what_is_summed_up_at_once_is_what_was_summed_up_event_by_event() {
        try (var billing = BillingFixture.of(TotalsHeadStartIT.class)) {
            recordSome(billing);
            billing.catchUp();
            layOutFresh(billing);

            headStart(billing).fold(FRESH, head(billing), folded -> {});

            for (var table : TABLES)
                assertThat(rows(billing, FRESH.placeOf(table))).as(table).isEqualTo(rows(billing, table));
        }
    }

    @Test
    void entries_behind_the_goal_are_left_to_who_reads_them_later() {
        try (var billing = BillingFixture.of(TotalsHeadStartIT.class)) {
            recordSome(billing);
            billing.catchUp();
            var goal = head(billing);
            var before = rows(billing, "billing.total");
            billing.ledger.record("late", used("kunde", "2026-10-03T08:00:00Z", 1_000));
            billing.catchUp();
            layOutFresh(billing);

            headStart(billing).fold(FRESH, goal, folded -> {});

            assertThat(rows(billing, FRESH.placeOf("billing.total"))).isEqualTo(before);
        }
    }

    @Test
    void where_nothing_was_used_there_is_nothing() {
        try (var billing = BillingFixture.of(TotalsHeadStartIT.class)) {
            layOutFresh(billing);

            headStart(billing).fold(FRESH, 0, folded -> {});

            assertThat(rows(billing, FRESH.placeOf("billing.total"))).isEmpty();
        }
    }

    private static void recordSome(BillingFixture billing) {
        for (var number = 0; number < 500; number++)
            billing.ledger.record(
                    "event-" + number,
                    used(
                            "customer-" + number % 3,
                            "2026-10-%02dT22:%02d:00Z".formatted(1 + number % 31, number % 60),
                            number));
    }

    private static TotalsHeadStart headStart(BillingFixture billing) {
        return new TotalsHeadStart(billing.ledger.database, billing.ledger.transactions, billing.priceBook);
    }

    private static long head(BillingFixture billing) {
        return billing.ledger.store.createHeadToken().position().orElseThrow();
    }

    private static void layOutFresh(BillingFixture billing) {
        billing.ledger.database.execute("drop schema if exists fresh_totals cascade; create schema fresh_totals");
        for (var table : TABLES)
            billing.ledger.database.execute("create table " + FRESH.placeOf(table) + " (like " + table + ")");
    }

    private static List<String> rows(BillingFixture billing, String table) {
        return billing.ledger.database.queryForList(
                "select held::text from " + table + " as held order by 1", String.class);
    }
}
