package io.leporello.billing.replay;

import static io.leporello.billing.BillingFixture.perPage;
import static io.leporello.billing.BillingFixture.used;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leporello.billing.BillingFixture;
import io.leporello.billing.invoice.IssueInvoice;
import io.leporello.billing.replay.ReplayView.Difference;
import io.leporello.event.Origin;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document still comes out of what it was made from; and who meddled with that is found out. */
class ReplayIT {

    private static final Instant NOVEMBER_2 = Instant.parse("2026-11-02T09:00:00Z");
    private static final Origin FINANCE = new Origin("user:finance", null, "request-1");

    private BillingFixture billing;

    @BeforeEach
    void anInvoiceWithAnAdjustment() {
        billing = BillingFixture.of(ReplayIT.class);
        billing.publish("a", 1, null, perPage("0.10", "31.00", null));
        billing.register("kunde", "Europe/Berlin");
        billing.agree("kunde", "a", "2026-01-01");
        billing.ledger.record("september", used("kunde", "2026-09-03T08:00:00Z", 100));
        issue("2026-09");
        billing.ledger.record("late", used("kunde", "2026-09-04T08:00:00Z", 7));
        var before = used("kunde", "2026-10-03T08:00:00Z", 50);
        billing.ledger.record("october", before);
        billing.ledger.amend("october", before, used("kunde", "2026-10-03T08:00:00Z", 60));
        billing.ledger.record("voided", before);
        billing.ledger.voidIt("voided", before);
        issue("2026-10");
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    private void issue(String period) {
        billing.issuing.issue(List.of(new IssueInvoice("kunde", YearMonth.parse(period), NOVEMBER_2)), FINANCE);
        billing.catchUp();
    }

    private ReplayView replay() {
        return billing.ask(new ReplayInvoice("RE-2026-000002"), ReplayView.class);
    }

    @Test
    void whatever_followed_it_comes_out_identical() {
        billing.ledger.record("later", used("kunde", "2026-10-05T08:00:00Z", 1_000));
        billing.agree("kunde", BillingFixture.contract("a", "2026-01-01", "50"));
        billing.publish("a", 2, null, perPage("9", null, null));
        billing.catchUp();

        assertThat(replay().differences()).isEmpty();
        assertThat(replay().identical()).isTrue();
        assertThat(replay().position()).isEqualTo(11);
        billing.rebuild();
        assertThat(replay().identical()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            update usage.entry set pages = pages + 1 where position = 9 and part = 1 | 1 | quantity | 60 | 61 | position 9 is changed
            delete from usage.entry where position = 8                               | 1 | quantity | 60 | 10 | position 8 is missing
            update billing.plan_version set terms = replace(terms, '0.1', '0.2')     | 1 | usage.steps | | | plan a, version 1
            update billing.contract set terms = replace(terms, '2026-01-01', '2026-10-16') | 1 | from | 2026-10-01 | 2026-10-16 | plan a, version 1
            """)
    void who_meddles_with_the_rows_is_found_out(
            String meddling,
            Integer line,
            String field,
            @Nullable String issued,
            @Nullable String recomputed,
            String cause) {
        billing.ledger.database.update(meddling);

        var first = replay().differences().get(0);

        assertThat(replay().identical()).isFalse();
        assertThat(first.line()).isEqualTo(line);
        assertThat(first.field()).isEqualTo(field);
        if (issued != null) assertThat(first.issued()).isEqualTo(issued);
        if (recomputed != null) assertThat(first.recomputed()).isEqualTo(recomputed);
        assertThat(first.cause()).contains(cause);
    }

    @Test
    void a_copy_of_the_ledger_that_is_behind_accuses_no_entry() {
        billing.ledger.database.update("delete from usage.event where position >= 8");
        billing.ledger.database.update("update usage.entry set pages = pages + 1 where position = 9 and part = 1");

        assertThat(replay().differences().get(0).cause())
                .doesNotContain("invented")
                .doesNotContain("position 8");
    }

    @Test
    void an_entry_that_no_event_made_is_named_and_the_totals_follow_from_its_line() {
        billing.ledger.database.update("""
                insert into usage.entry (position, part, customer, used_at, documents, pages, credits)
                values (10, 1, 'kunde', '2026-10-07T08:00:00Z', 1, 5, null)
                """);

        var differences = replay().differences();

        assertThat(differences.get(0).cause()).contains("position 10 is invented");
        assertThat(differences)
                .filteredOn(difference -> difference.line() == null)
                .extracting(Difference::field, Difference::cause)
                .contains(tuple("net", "It follows from line 1."));
        assertThat(requireNonNull(differences.get(0).recomputed())).isEqualTo("65");
    }
}
