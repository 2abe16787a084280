package io.leporello.billing.statement;

import static io.leporello.billing.BillingFixture.contract;
import static io.leporello.billing.BillingFixture.perPage;
import static io.leporello.billing.BillingFixture.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.billing.BillingFixture;
import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other terms would have cost, and how a price looks over its quantity. */
class ComparisonsIT {

    private BillingFixture billing;

    @BeforeEach
    void emptyLedger() {
        billing = BillingFixture.of(ComparisonsIT.class);
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    @Test
    void what_was_used_is_rated_under_the_other_terms_and_nothing_changes() {
        billing.register("kunde", "Europe/Berlin");
        billing.publish("a", 1, null, perPage("0.10", null, null));
        billing.agree("kunde", contract("a", "2026-01-01", null));
        billing.ledger.record("first", used("kunde", "2026-09-30T22:00:00Z", 100));
        billing.ledger.record("last", used("kunde", "2026-10-31T22:59:59Z", 50));
        billing.catchUp();
        var before = billing.ledger.head();

        var compared = billing.ask(
                new CompareTerms(
                        "kunde",
                        perPage("0.05", "20.00", null),
                        new BigDecimal(10),
                        List.of(YearMonth.parse("2026-09"), YearMonth.parse("2026-10"))),
                ComparisonView.class);

        assertThat(compared.months().stream().map(ComparisonsIT::shown))
                .containsExactly("2026-09 0 pages, 0, 20", "2026-10 150 pages, 15, 26.75");
        assertThat(compared.now()).isEqualByComparingTo("15");
        assertThat(compared.then()).isEqualByComparingTo("46.75");
        assertThat(billing.ledger.head()).isEqualTo(before);
    }

    private static String shown(ComparisonView.Month month) {
        return "%s %s pages, %s, %s"
                .formatted(month.period(), month.usage().pages(), plain(month.now()), plain(month.then()));
    }

    private static String plain(BigDecimal amount) {
        return new Quantity(amount).toPlainString();
    }

    @Test
    void a_curve_has_both_sides_of_every_bend() {
        var tiers = List.of(
                new TierTerms(new BigDecimal(10), new BigDecimal("1"), null),
                new TierTerms(null, new BigDecimal("0.5"), new BigDecimal("3")));
        var charge = new ChargeTerms("pages", "graduated", null, null, tiers, null, null, List.of(), null);
        var terms = new PlanTerms("Tiers", "EUR", new BigDecimal("99"), null, List.of(charge));

        var curves = billing.ask(new DrawPrices(terms), PriceCurves.class).curves();

        assertThat(curves).hasSize(1);
        assertThat(curves.get(0).meter()).isEqualTo("pages");
        assertThat(curves.get(0).points().stream().map(point -> point.quantity() + " " + plain(point.amount())))
                .startsWith("0 0", "1 1")
                .containsSequence("9 9", "10 10", "11 13.5");
    }
}
