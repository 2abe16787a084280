package io.leporello.billing.dashboard;

import static io.leporello.billing.BillingFixture.creditsPerPage;
import static io.leporello.billing.BillingFixture.details;
import static io.leporello.billing.BillingFixture.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.billing.BillingFixture;
import io.leporello.billing.dashboard.ResellerUsageView.CustomerUsage;
import io.leporello.billing.dashboard.UsageView.Bucket;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.refusal.Refusal;
import io.leporello.usage.record.UsageFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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

/** What dashboards show, in the days and hours that customers live in. */
class UsageQueriesIT {

    private BillingFixture billing;
    private int recorded;

    @BeforeEach
    void emptyLedger() {
        billing = BillingFixture.of(UsageQueriesIT.class);
        recorded = 0;
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    @ParameterizedTest(name = "{1} in {0} has {4} hours from {2}, the last from {3}")
    @CsvSource(textBlock = """
            Europe/Berlin,       2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T21:00:00Z, 23
            Europe/Berlin,       2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T22:00:00Z, 25
            Europe/Berlin,       2026-10-03, 2026-10-02T22:00:00Z, 2026-10-03T21:00:00Z, 24
            Asia/Kolkata,        2026-10-03, 2026-10-02T18:30:00Z, 2026-10-03T17:30:00Z, 24
            Australia/Lord_Howe, 2026-10-04, 2026-10-03T13:30:00Z, 2026-10-04T12:30:00Z, 24
            Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, 2026-04-05T13:00:00Z, 25
            America/New_York,    2026-03-08, 2026-03-08T05:00:00Z, 2026-03-09T03:00:00Z, 23
            America/New_York,    2026-11-01, 2026-11-01T04:00:00Z, 2026-11-02T04:00:00Z, 25
            """)
    void a_day_has_the_hours_that_really_pass(
            ZoneId zone, LocalDate day, Instant firstHour, Instant lastHour, int hours) {
        billing.register("kunde", zone.getId());
        var begin = day.atStartOfDay(zone).toInstant();
        var end = day.plusDays(1).atStartOfDay(zone).toInstant();
        record(used("kunde", begin.minusNanos(1_000), 1));
        record(used("kunde", begin, 20));
        record(used("kunde", end.minusNanos(1_000), 300));
        record(used("kunde", end, 4_000));
        billing.catchUp();

        var view = ask(day, day.plusDays(1), Step.HOUR, null);

        assertThat(view.series()).hasSize(hours);
        assertThat(view.series().get(0)).isEqualTo(bucket(firstHour.toString(), 1, 20));
        assertThat(view.series().get(hours - 1)).isEqualTo(bucket(lastHour.toString(), 1, 300));
        assertThat(view.series().subList(1, hours - 1))
                .extracting(Bucket::pages)
                .containsOnly(Quantity.ZERO);
        assertThat(view.totals().pages()).isEqualTo(Quantity.of(320));
        assertThat(ask(day, day.plusDays(1), Step.DAY, null).series()).containsExactly(bucket(day.toString(), 2, 320));
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource({"Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/New_York", "Pacific/Chatham"})
    void a_month_begins_and_ends_with_the_customers_first_instants(ZoneId zone) {
        billing.register("kunde", zone.getId());
        var october = LocalDate.parse("2026-10-01").atStartOfDay(zone).toInstant();
        var november = LocalDate.parse("2026-11-01").atStartOfDay(zone).toInstant();
        record(used("kunde", october.minusNanos(1_000), 1));
        record(used("kunde", october, 20));
        record(used("kunde", november.minusNanos(1_000), 300));
        record(used("kunde", november, 4_000));
        billing.catchUp();

        var view = ask("2026-09-01", "2026-12-01", Step.MONTH, null);

        assertThat(view.zone()).isEqualTo(zone.getId());
        assertThat(view.series())
                .containsExactly(
                        bucket("2026-09-01", 1, 1), bucket("2026-10-01", 2, 320), bucket("2026-11-01", 1, 4_000));
    }

    @Test
    void a_month_that_is_asked_for_in_part_shows_that_part() {
        billing.register("kunde", "Europe/Berlin");
        record(used("kunde", "2026-10-09T21:59:59Z", 1));
        record(used("kunde", "2026-10-09T22:00:00Z", 20));
        record(used("kunde", "2026-11-05T22:59:59Z", 300));
        record(used("kunde", "2026-11-05T23:00:00Z", 4_000));
        billing.catchUp();

        assertThat(ask("2026-10-10", "2026-11-06", Step.MONTH, null).series())
                .containsExactly(bucket("2026-10-10", 1, 20), bucket("2026-11-01", 1, 300));
    }

    @Test
    void by_user_and_by_product_also_what_names_none_is_shown() {
        billing.register("kunde", "Europe/Berlin");
        record(fact("anna", "ocr", 1));
        record(fact("anna", null, 20));
        record(fact(null, "ocr", 300));
        record(fact(null, null, 4_000));
        record(fact("bert", "ocr", 50_000));
        billing.catchUp();

        assertThat(ask("2026-10-03", "2026-10-04", Step.DAY, Grouping.USER).series())
                .extracting(
                        bucket -> bucket.start() + " " + bucket.user() + " " + bucket.product() + " " + bucket.pages())
                .containsExactly("2026-10-03 anna null 21", "2026-10-03 bert null 50000", "2026-10-03 null null 4300");
        assertThat(ask("2026-10-03", "2026-10-04", Step.DAY, Grouping.PRODUCT).series())
                .extracting(bucket -> bucket.user() + " " + bucket.product() + " " + bucket.pages())
                .containsExactly("null ocr 50301", "null null 4020");
    }

    @Test
    void corrections_show_where_the_usage_was() {
        billing.register("kunde", "Europe/Berlin");
        var before = fact("anna", "ocr", 12);
        billing.ledger.record("a", before);
        billing.ledger.amend("a", before, fact("bert", "ocr", 13));
        billing.ledger.record("b", before);
        billing.ledger.voidIt("b", before);
        billing.catchUp();

        assertThat(ask("2026-10-03", "2026-10-04", Step.DAY, null).totals())
                .isEqualTo(new Usage(Quantity.of(1), Quantity.of(13), Quantity.ZERO));
    }

    @ParameterizedTest(name = "seed {0} in {1}")
    @CsvSource({"1, Europe/Berlin", "2, Asia/Kolkata", "3, Australia/Lord_Howe", "4, America/New_York"})
    void however_it_is_cut_the_series_add_up_to_the_totals(long seed, String zone) {
        var random = new Random(seed);
        billing.register("kunde", zone);
        billing.register("andere", zone);
        var from = LocalDate.parse("2026-03-01");
        var to = LocalDate.parse("2026-04-12");
        var facts = new ArrayList<UsageFact>();
        for (var number = 0; number < 150; number++) facts.add(randomFact(random));
        billing.publishCredits(1, null, creditsPerPage("0.5"));
        facts.forEach(this::record);
        billing.publishCredits(2, "2026-03-20", creditsPerPage("3"));
        billing.catchUp();

        var expected = facts.stream()
                .filter(fact -> fact.customer().equals("kunde"))
                .filter(fact -> within(fact.usedAt(), from, to, ZoneId.of(zone)))
                .map(fact -> new Usage(
                        Quantity.of(fact.documents()), Quantity.of(fact.pages()), credits(fact, ZoneId.of(zone))))
                .reduce(Usage.NONE, Usage::plus);
        for (var step : Step.values())
            for (var group : new @Nullable Grouping[] {null, Grouping.USER, Grouping.PRODUCT}) {
                var view = ask(from, to, step, group);
                assertThat(view.totals()).as(step + " " + group).isEqualTo(expected);
                assertThat(sum(view.series())).as(step + " " + group).isEqualTo(expected);
            }
    }

    /** By a schedule of which one version was published after all of it was used. */
    private static Quantity credits(UsageFact fact, ZoneId zone) {
        if (fact.credits() != null) return Quantity.of(fact.credits());
        var perPage = fact.usedAt()
                        .isBefore(
                                LocalDate.parse("2026-03-20").atStartOfDay(zone).toInstant())
                ? new BigDecimal("0.5")
                : new BigDecimal("3");
        return new Quantity(perPage.multiply(BigDecimal.valueOf(fact.pages())));
    }

    private static boolean within(Instant instant, LocalDate from, LocalDate to, ZoneId zone) {
        return !instant.isBefore(from.atStartOfDay(zone).toInstant())
                && instant.isBefore(to.atStartOfDay(zone).toInstant());
    }

    private static Usage sum(List<Bucket> series) {
        return series.stream()
                .map(bucket -> new Usage(bucket.documents(), bucket.pages(), bucket.credits()))
                .reduce(Usage.NONE, Usage::plus);
    }

    private static UsageFact randomFact(Random random) {
        return new UsageFact(
                random.nextInt(5) == 0 ? "andere" : "kunde",
                random.nextInt(3) == 0 ? null : "user-" + random.nextInt(3),
                random.nextInt(3) == 0 ? null : "product-" + random.nextInt(3),
                null,
                Instant.parse("2026-02-25T00:00:00Z").plusSeconds(random.nextInt(50 * 86_400)),
                random.nextInt(3),
                random.nextInt(100),
                random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(1_000_000), 9));
    }

    @Test
    void nobody_asks_about_a_customer_that_is_not_there() {
        assertThatThrownBy(() -> ask("2026-10-01", "2026-11-01", Step.DAY, null))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no customer account \"kunde\".");
    }

    @Test
    void a_reseller_sees_each_customer_in_its_own_days() {
        billing.ledger.register("reseller", details("Reseller", "Europe/Berlin", null));
        billing.ledger.register("berlin", details("Berlin GmbH", "Europe/Berlin", "reseller"));
        billing.ledger.register("ny", details("New York Inc", "America/New_York", "reseller"));
        billing.ledger.register("other", details("Other", "Europe/Berlin", null));
        for (var customer : List.of("berlin", "ny", "other")) {
            record(used(customer, "2026-10-01T00:00:00Z", 1));
            record(used(customer, "2026-11-01T00:00:00Z", 20));
        }
        billing.catchUp();

        var view = billing.ask(
                new FindResellerUsage("reseller", LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-01")),
                ResellerUsageView.class);

        assertThat(view.customers())
                .containsExactly(
                        new CustomerUsage("berlin", "Berlin GmbH", "Europe/Berlin", pages(1)),
                        new CustomerUsage("ny", "New York Inc", "America/New_York", pages(20)));
        assertThat(view.totals()).isEqualTo(new Usage(Quantity.of(2), Quantity.of(21), Quantity.ZERO));
    }

    @Test
    void what_is_rebuilt_shows_the_same() {
        var random = new Random(99);
        billing.register("kunde", "Europe/Berlin");
        for (var number = 0; number < 60; number++) record(randomFact(random));
        billing.catchUp();
        var before = ask("2026-02-01", "2026-05-01", Step.HOUR, Grouping.USER);

        billing.rebuild();

        assertThat(ask("2026-02-01", "2026-05-01", Step.HOUR, Grouping.USER)).isEqualTo(before);
        assertThat(before.series()).hasSizeGreaterThan(20);
    }

    private void record(UsageFact fact) {
        billing.ledger.record("e-" + recorded++, fact);
    }

    private static UsageFact fact(@Nullable String user, @Nullable String product, long pages) {
        return new UsageFact("kunde", user, product, null, Instant.parse("2026-10-03T08:00:00Z"), 1, pages, null);
    }

    private static Usage pages(long pages) {
        return new Usage(Quantity.ONE, Quantity.of(pages), Quantity.ZERO);
    }

    private static Bucket bucket(String start, long documents, long pages) {
        return new Bucket(start, null, null, Quantity.of(documents), Quantity.of(pages), Quantity.ZERO);
    }

    private UsageView ask(String from, String to, Step by, @Nullable Grouping group) {
        return ask(LocalDate.parse(from), LocalDate.parse(to), by, group);
    }

    private UsageView ask(LocalDate from, LocalDate to, Step by, @Nullable Grouping group) {
        return billing.ask(new FindUsage("kunde", from, to, by, group), UsageView.class);
    }
}
