package io.leporello.billing.dashboard;

import static io.leporello.billing.BillingFixture.contract;
import static io.leporello.billing.BillingFixture.details;
import static io.leporello.billing.BillingFixture.perPage;
import static io.leporello.billing.BillingFixture.used;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.billing.BillingFixture;
import io.leporello.billing.dashboard.CustomerFiguresPage.CustomerFigures;
import io.leporello.billing.dashboard.FindOverview.Split;
import io.leporello.billing.dashboard.ListCustomerFigures.Sorting;
import io.leporello.billing.dashboard.OverviewView.Part;
import io.leporello.billing.dashboard.OverviewView.Series;
import io.leporello.billing.pricebook.Extent;
import io.leporello.billing.pricebook.ListResellers;
import io.leporello.billing.pricebook.ResellersView;
import io.leporello.billing.pricebook.ResellersView.Reseller;
import io.leporello.billing.statement.EstimateAmounts;
import io.leporello.billing.statement.EstimateView;
import io.leporello.billing.statement.EstimateView.Estimate;
import io.leporello.billing.statement.FindIncomplete;
import io.leporello.billing.statement.FindStanding;
import io.leporello.billing.statement.IncompleteView;
import io.leporello.billing.statement.IncompleteView.Customer;
import io.leporello.billing.statement.PreviewInvoice;
import io.leporello.billing.statement.StandingView;
import io.leporello.billing.statement.StatementView;
import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.record.UsageFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the dashboard of somebody with many customers shows. */
class OverviewIT {

    private static final YearMonth OCTOBER = YearMonth.parse("2026-10");
    private static final Instant MID_OCTOBER = Instant.parse("2026-10-16T10:00:00Z");

    private BillingFixture billing;
    private int recorded;

    @BeforeEach
    void reseller_with_customers_and_a_stranger() {
        billing = BillingFixture.of(OverviewIT.class);
        recorded = 0;
        billing.ledger.register("reseller", details("Reseller", "Europe/Berlin", null));
        billing.ledger.register("berlin", details("Berlin GmbH", "Europe/Berlin", "reseller"));
        billing.ledger.register("ny", details("New York Inc", "America/New_York", "reseller"));
        billing.ledger.register("other", details("Other", "Europe/Berlin", null));
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    @Test
    void each_customer_is_counted_in_its_own_days_and_the_stranger_only_by_who_sees_all() {
        for (var customer : List.of("berlin", "ny", "other")) {
            record(used(customer, "2026-10-01T00:00:00Z", 1));
            record(used(customer, "2026-11-01T00:00:00Z", 20));
        }
        billing.catchUp();

        var below = overview(Extent.below("reseller"), Split.CUSTOMER);
        assertThat(below.totals().pages()).isEqualTo(Quantity.of(21));
        assertThat(below.parts())
                .extracting(Part::name, part -> part.usage().pages().toString())
                .containsExactly(tuple("New York Inc", "20"), tuple("Berlin GmbH", "1"));
        assertThat(overview(Extent.ALL, Split.CUSTOMER).totals().pages()).isEqualTo(Quantity.of(22));
        assertThat(overview(Extent.of("berlin"), Split.PRODUCT).totals().pages())
                .isEqualTo(Quantity.ONE);
    }

    @Test
    void however_it_is_split_it_adds_up_to_what_the_customer_itself_sees() {
        var random = new Random(7);
        for (var number = 0; number < 200; number++) record(randomFact(random));
        billing.catchUp();

        var own = billing.ask(
                new FindUsage("berlin", OCTOBER.atDay(1), OCTOBER.plusMonths(1).atDay(1), Step.DAY, null),
                UsageView.class);
        for (var split : new @Nullable Split[] {null, Split.CUSTOMER, Split.PRODUCT, Split.USER}) {
            var view = overview(Extent.of("berlin"), split);
            assertThat(view.totals()).as("split " + split).isEqualTo(own.totals());
            assertThat(view.sums())
                    .as("split " + split)
                    .hasSize(31)
                    .isEqualTo(own.series().stream()
                            .map(bucket -> new Usage(bucket.documents(), bucket.pages(), bucket.credits()))
                            .toList());
            if (split != null)
                assertThat(sum(view.series())).as("split " + split).isEqualTo(own.totals());
        }
    }

    @Test
    void more_parts_than_can_be_told_apart_end_in_the_rest() {
        for (var product = 1; product <= 8; product++)
            for (var page = 0; page < product; page++)
                record(fact("berlin", null, "product-" + product, "2026-10-0" + product + "T10:00:00Z", 1));
        billing.catchUp();

        var view = overview(Extent.below("reseller"), Split.PRODUCT);

        assertThat(view.parts()).hasSize(8);
        assertThat(view.series()).hasSize(6);
        assertThat(view.series().subList(0, 5))
                .extracting(
                        series -> series.part() == null ? "rest" : series.part().key())
                .containsExactly("product-8", "product-7", "product-6", "product-5", "product-4");
        var rest = view.series().get(5);
        assertThat(rest.part()).isNull();
        assertThat(rest.usage().stream().reduce(Usage.NONE, Usage::plus).pages())
                .isEqualTo(Quantity.of(1 + 2 + 3));
    }

    @Test
    void months_are_sums_of_their_days() {
        record(used("berlin", "2026-09-30T21:59:59Z", 1));
        record(used("berlin", "2026-09-30T22:00:00Z", 20));
        billing.catchUp();
        var some = byMonth(LocalDate.parse("2026-09-15"));
        assertThat(some.starts()).containsExactly(LocalDate.parse("2026-09-15"), LocalDate.parse("2026-10-01"));
        assertThat(some.sums()).extracting(Usage::pages).containsExactly(Quantity.ONE, Quantity.of(20));
        var whole = byMonth(LocalDate.parse("2026-09-01"));
        assertThat(whole.starts()).containsExactly(LocalDate.parse("2026-09-01"), LocalDate.parse("2026-10-01"));
        assertThat(whole.sums()).extracting(Usage::pages).containsExactly(Quantity.ONE, Quantity.of(20));
    }

    @ParameterizedTest(name = "{0} and {1}, before them {2} to {3}, days from {4}")
    @CsvSource(textBlock = """
            2026-10-01, 2026-11-01, 2026-09-01, 2026-10-01, 2026-09-20, a month and the one before it
            2026-10-01, 2026-11-01, 2026-09-01, 2026-09-29, 2026-10-20, most of a month
            2026-10-01, 2026-11-01, 2026-09-01, 2026-09-04, 2026-09-29, little of a month
            2026-10-10, 2026-11-03, 2026-09-30, 2026-10-29, 2026-10-01, more than a month
            2026-10-10, 2026-10-12, 2026-10-07, 2026-10-10, 2026-10-01, days within one month
            """)
    void the_time_before_is_the_sum_of_its_days(
            LocalDate from, LocalDate to, LocalDate first, LocalDate end, LocalDate days, String because) {
        var random = new Random(5);
        for (var number = 0; number < 200; number++) record(randomFact(random));
        billing.catchUp();
        for (var split : new @Nullable Split[] {null, Split.CUSTOMER, Split.PRODUCT, Split.USER}) {
            for (var by : List.of(Step.DAY, Step.MONTH)) {
                var extent = split == Split.USER ? Extent.of("berlin") : Extent.ALL;
                var before = new FindOverview.Before(first, end, days);
                var question = new FindOverview(extent, from, to, by, split, Meter.PAGES, null, null, before);
                var told = billing.ask(question, OverviewView.class);
                var asked = because + ", " + question;
                assertThat(told.totals()).as(asked).isEqualTo(total(extent, from, to));
                assertThat(requireNonNull(told.before()).total()).as(asked).isEqualTo(total(extent, first, end));
                assertThat(told.before().days())
                        .as(asked)
                        .isEqualTo(days.datesUntil(to)
                                .map(day -> total(extent, day, day.plusDays(1)))
                                .toList());
                var parts = told.parts().stream().map(Part::usage).reduce(Usage.NONE, Usage::plus);
                if (split != null) assertThat(parts).as(asked).isEqualTo(told.totals());
            }
        }
    }

    /** Day by day. */
    private Usage total(Extent extent, LocalDate from, LocalDate to) {
        var question = new FindOverview(extent, from, to, Step.DAY, null, Meter.PAGES, null, null, null);
        return billing.ask(question, OverviewView.class).totals();
    }

    private OverviewView byMonth(LocalDate from) {
        return billing.ask(
                new FindOverview(
                        Extent.of("berlin"),
                        from,
                        LocalDate.parse("2026-11-01"),
                        Step.MONTH,
                        null,
                        Meter.PAGES,
                        null,
                        null,
                        null),
                OverviewView.class);
    }

    @Test
    void of_one_product_only_what_was_used_of_it_counts() {
        var random = new Random(11);
        for (var number = 0; number < 100; number++) record(randomFact(random));
        billing.catchUp();
        var parts = overview(Extent.ALL, Split.PRODUCT).parts();
        assertThat(parts).hasSizeGreaterThan(1);
        for (var part : parts) {
            var product = part.key() == null ? "" : part.key();
            var alone = billing.ask(
                    new FindOverview(
                            Extent.ALL,
                            OCTOBER.atDay(1),
                            OCTOBER.plusMonths(1).atDay(1),
                            Step.DAY,
                            Split.CUSTOMER,
                            Meter.PAGES,
                            null,
                            product,
                            null),
                    OverviewView.class);
            assertThat(alone.totals()).as(product).isEqualTo(part.usage());
            assertThat(sum(alone.series())).as(product).isEqualTo(part.usage());
        }
    }

    @Test
    void who_sells_to_others_is_named_with_how_many_there_are() {
        billing.catchUp();
        assertThat(billing.ask(new ListResellers(), ResellersView.class).items())
                .containsExactly(new Reseller("reseller", "Reseller", 2));
    }

    @Test
    void of_whom_something_could_not_be_counted_is_named() {
        billing.catchUp();
        assertThat(incomplete(Extent.ALL).any()).isFalse();
        setAside(1, "'ny'");
        assertThat(incomplete(Extent.ALL).customers())
                .extracting(Customer::name)
                .containsExactly("New York Inc");
        assertThat(incomplete(Extent.below("reseller")).concerns("ny")).isTrue();
        assertThat(incomplete(Extent.of("other")).any()).isFalse();
        setAside(2, "null");
        assertThat(incomplete(Extent.of("other")).concerns("other")).isTrue();
    }

    private IncompleteView incomplete(Extent extent) {
        return billing.ask(new FindIncomplete(extent), IncompleteView.class);
    }

    private void setAside(int position, String customer) {
        billing.ledger.database.update(
                "insert into usage.dead_letter (projection, position, stream, customer, type, reason, set_aside_at)"
                        + " values ('billing', " + position + ", 'stream', " + customer + ", 'x', 'x', now())");
    }

    @Test
    void a_customer_who_moves_to_another_zone_has_its_days_there_and_a_rebuild_shows_the_same() {
        record(used("berlin", "2026-10-02T22:30:00Z", 5));
        billing.catchUp();
        assertThat(dayOfUse()).isEqualTo(LocalDate.parse("2026-10-03"));

        billing.change("berlin", details("Berlin GmbH", "America/New_York", "reseller"));
        record(used("berlin", "2026-10-03T03:00:00Z", 7));
        billing.catchUp();

        assertThat(dayOfUse()).isEqualTo(LocalDate.parse("2026-10-02"));
        assertThat(overview(Extent.of("berlin"), null).totals().pages()).isEqualTo(Quantity.of(12));
        billing.rebuild();
        assertThat(dayOfUse()).isEqualTo(LocalDate.parse("2026-10-02"));
        assertThat(overview(Extent.of("berlin"), null).totals().pages()).isEqualTo(Quantity.of(12));
    }

    private LocalDate dayOfUse() {
        var view = overview(Extent.of("berlin"), null);
        for (var index = 0; index < view.starts().size(); index++)
            if (!view.sums().get(index).equals(Usage.NONE)) return view.starts().get(index);
        throw new AssertionError("Nothing was used in " + view);
    }

    @Test
    void an_estimate_is_what_the_statement_says_and_goes_on_like_this_to_the_months_end() {
        billing.publish("small", 1, null, perPage("0.10", "31.00", null));
        billing.publish("large", 1, null, perPage("0.05", null, null));
        billing.agree("berlin", "small", "2026-01-01");
        billing.agree("berlin", contract("large", "2026-10-11", "10"));
        billing.agree("ny", "large", "2026-10-06");
        for (var day = 1; day <= 15; day++)
            for (var customer : List.of("berlin", "ny", "other"))
                record(used(customer, "2026-10-%02dT15:00:00Z".formatted(day), 100));
        billing.catchUp();

        var estimates = billing.ask(new EstimateAmounts(Extent.ALL, OCTOBER, MID_OCTOBER), EstimateView.class)
                .estimates();

        assertThat(estimates).extracting(Estimate::customer).containsExactly("berlin", "ny");
        for (var estimate : estimates) {
            var statement = billing.ask(new PreviewInvoice(estimate.customer(), OCTOBER, null), StatementView.class);
            assertThat(estimate.net()).isEqualTo(statement.net());
            assertThat(new BigDecimal(String.valueOf(estimate.forecast())))
                    .isGreaterThan(new BigDecimal(estimate.net()));
        }
        // Ten days at 0.10 with their share of the fee; then 500 pages at 0.045 in 132 of 505 hours, since the clocks
        // change.
        assertThat(estimates.get(0).net()).isEqualTo("132.50");
        assertThat(estimates.get(0).forecast()).isEqualTo("196.09");
        assertThat(estimates.get(0).planName()).isEqualTo("By page");
    }

    @Test
    void it_is_too_early_for_a_forecast_on_the_first_day() {
        billing.publish("small", 1, null, perPage("0.10", null, null));
        billing.agree("berlin", "small", "2026-01-01");
        record(used("berlin", "2026-10-01T08:00:00Z", 100));
        billing.catchUp();
        var early = new EstimateAmounts(Extent.of("berlin"), OCTOBER, Instant.parse("2026-10-01T10:00:00Z"));
        var late = new EstimateAmounts(Extent.of("berlin"), OCTOBER, Instant.parse("2026-12-01T10:00:00Z"));
        assertThat(billing.ask(early, EstimateView.class).estimates())
                .containsExactly(new Estimate("berlin", "EUR", "10.00", null, "small", "By page"));
        assertThat(billing.ask(late, EstimateView.class).estimates())
                .containsExactly(new Estimate("berlin", "EUR", "10.00", "10.00", "small", "By page"));
    }

    @Test
    void customers_are_found_and_sorted_page_by_page() {
        billing.publish("small", 1, null, perPage("0.10", null, null));
        billing.agree("berlin", "small", "2026-01-01");
        record(used("berlin", "2026-10-05T08:20:00Z", 3));
        record(used("ny", "2026-10-04T08:20:00Z", 40));
        billing.catchUp();

        assertThat(names(Sorting.NAME, false)).containsExactly("Berlin GmbH", "New York Inc", "Reseller");
        assertThat(names(Sorting.PAGES, true)).containsExactly("New York Inc", "Berlin GmbH", "Reseller");
        assertThat(names(Sorting.AMOUNT, true)).containsExactly("Berlin GmbH", "New York Inc", "Reseller");
        assertThat(names(Sorting.LAST_USE, false)).containsExactly("Reseller", "New York Inc", "Berlin GmbH");

        var first = figures("", Sorting.PAGES, true, new Paging(null, 2));
        assertThat(first.found()).isEqualTo(3);
        assertThat(first.items().get(1))
                .isEqualTo(new CustomerFigures(
                        "berlin",
                        "Berlin GmbH",
                        null,
                        new Usage(Quantity.ONE, Quantity.of(3), Quantity.ZERO),
                        new Estimate("berlin", "EUR", "0.30", "0.60", "small", "By page"),
                        Instant.parse("2026-10-05T08:15:00Z")));
        var second = figures("", Sorting.PAGES, true, new Paging(first.next(), 2));
        assertThat(second.items()).extracting(CustomerFigures::id).containsExactly("reseller");
        assertThat(second.next()).isNull();
        assertThat(figures("YORK", Sorting.NAME, false, new Paging(null, 2)).items())
                .extracting(CustomerFigures::id)
                .containsExactly("ny");
        assertThatThrownBy(() -> figures("", Sorting.NAME, false, new Paging("berlin", 2)))
                .isInstanceOf(Refusal.class);
    }

    private List<String> names(Sorting sorting, boolean descending) {
        return figures("", sorting, descending, new Paging(null, 10)).items().stream()
                .map(CustomerFigures::name)
                .toList();
    }

    private CustomerFiguresPage figures(String search, Sorting sorting, boolean descending, Paging paging) {
        var question = new ListCustomerFigures(
                Extent.below("reseller"),
                search.isEmpty() ? null : search,
                OCTOBER,
                sorting,
                descending,
                MID_OCTOBER,
                paging);
        return billing.ask(question, CustomerFiguresPage.class);
    }

    @Test
    void a_customer_stands_in_a_tier() {
        var tiers = List.of(
                new TierTerms(new BigDecimal("1000"), new BigDecimal("0.10"), null),
                new TierTerms(null, new BigDecimal("0.08"), null));
        var pages =
                new ChargeTerms("pages", "graduated", new BigDecimal("100"), null, tiers, null, null, List.of(), null);
        billing.publish("tiered", 1, null, new PlanTerms("Tiered", "EUR", null, null, List.of(pages)));
        billing.agree("berlin", "tiered", "2026-01-01");
        record(used("berlin", "2026-10-05T08:20:00Z", 688));
        record(used("berlin", "2026-09-05T08:20:00Z", 5_000));
        billing.catchUp();

        var standing = billing.find(new FindStanding("berlin", MID_OCTOBER), StandingView.class)
                .orElseThrow();

        assertThat(standing.planName()).isEqualTo("Tiered");
        var meter = standing.meters().get(0);
        assertThat(meter.used()).isEqualTo(Quantity.of(688));
        assertThat(meter.free()).isEqualTo(Quantity.of(100));
        assertThat(meter.tiers())
                .containsExactly(
                        new StandingView.Tier(Quantity.of(1_000), new BigDecimal("0.1")),
                        new StandingView.Tier(null, new BigDecimal("0.08")));
        assertThat(billing.find(new FindStanding("ny", MID_OCTOBER), StandingView.class))
                .isEmpty();
    }

    @Test
    void users_of_many_customers_are_not_told_apart() {
        assertThatThrownBy(() -> overview(Extent.ALL, Split.USER)).isInstanceOf(Refusal.class);
    }

    private OverviewView overview(Extent extent, @Nullable Split split) {
        var from = OCTOBER.atDay(1);
        return billing.ask(
                new FindOverview(extent, from, from.plusMonths(1), Step.DAY, split, Meter.PAGES, null, null, null),
                OverviewView.class);
    }

    private static Usage sum(List<Series> series) {
        var all = new ArrayList<Usage>();
        series.forEach(part -> all.addAll(part.usage()));
        return all.stream().reduce(Usage.NONE, Usage::plus);
    }

    private static UsageFact randomFact(Random random) {
        var start = LocalDate.parse("2026-09-28").atStartOfDay(ZoneId.of("UTC")).toInstant();
        return new UsageFact(
                random.nextInt(5) == 0 ? "ny" : "berlin",
                random.nextInt(3) == 0 ? null : "user-" + random.nextInt(9),
                random.nextInt(3) == 0 ? null : "product-" + random.nextInt(9),
                null,
                start.plusSeconds(random.nextInt(36 * 86_400)),
                random.nextInt(3),
                random.nextInt(100),
                random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(1_000_000), 6));
    }

    private static UsageFact fact(
            String customer, @Nullable String user, @Nullable String product, String usedAt, long pages) {
        return new UsageFact(customer, user, product, null, Instant.parse(usedAt), 1, pages, null);
    }

    private void record(UsageFact fact) {
        billing.ledger.record("e-" + recorded++, fact);
    }
}
