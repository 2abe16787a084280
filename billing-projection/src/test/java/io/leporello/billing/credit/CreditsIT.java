package io.leporello.billing.credit;

import static io.leporello.billing.BillingFixture.contract;
import static io.leporello.billing.BillingFixture.creditsPerPage;
import static io.leporello.billing.BillingFixture.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.account.creditschedule.CreditRate;
import io.leporello.account.creditschedule.ProductCredits;
import io.leporello.account.creditschedule.ScheduleTerms;
import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.billing.BillingFixture;
import io.leporello.billing.dashboard.FindUsage;
import io.leporello.billing.dashboard.Step;
import io.leporello.billing.dashboard.UsageView;
import io.leporello.billing.invoice.IssueInvoice;
import io.leporello.billing.statement.PreviewInvoice;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.statement.StatementView;
import io.leporello.billing.tax.TaxCategory;
import io.leporello.event.Origin;
import io.leporello.measure.Quantity;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.record.UsageFact;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credits as customers see them: by the schedule, from packs, and billed beyond them. */
class CreditsIT {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-10-31");
    private static final Instant NOW = Instant.parse("2026-10-20T12:00:00Z");

    private BillingFixture billing;
    private int recorded;

    @BeforeEach
    void emptyLedger() {
        billing = BillingFixture.of(CreditsIT.class);
        recorded = 0;
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    @Test
    void usage_that_says_no_credits_counts_what_the_schedule_says_of_its_product_and_day() {
        billing.register("kunde", "Europe/Berlin");
        billing.publishCredits(1, null, schedule("ocr", "1", "0.5"));
        billing.publishCredits(2, "2026-10-10", schedule("ocr", "0", "2"));
        record(used("ocr", "2026-10-09T21:59:59Z", 10, null));
        record(used("ocr", "2026-10-09T22:00:00Z", 100, null));
        record(used("tables", "2026-10-12T08:00:00Z", 1_000, null));
        record(used("ocr", "2026-10-12T08:00:00Z", 10_000, "0"));
        record(used("ocr", "2026-10-12T08:00:00Z", 10_000, "0.25"));
        billing.catchUp();

        assertThat(creditsUsed()).isEqualTo(Quantity.of("206.25"));
    }

    @Test
    void a_version_for_days_that_are_over_counts_them_anew_and_leaves_what_was_known() {
        billing.register("kunde", "Europe/Berlin");
        agreeOnePerCredit();
        record(used("ocr", "2026-10-03T08:00:00Z", 10, null));
        billing.publishCredits(1, null, creditsPerPage("1"));
        billing.publishCredits(2, "2026-10-01", creditsPerPage("3"));
        billing.catchUp();

        assertThat(net(null)).isEqualTo("30.00");
        assertThat(net(5L)).isEqualTo("10.00");
        assertThat(net(4L)).isEqualTo("0.00");
    }

    @Test
    void an_amendment_may_say_credits_where_none_were_said() {
        billing.register("kunde", "Europe/Berlin");
        billing.publishCredits(1, null, creditsPerPage("1"));
        var before = used("ocr", "2026-10-03T08:00:00Z", 10, null);
        billing.ledger.record("a", before);
        billing.ledger.amend("a", before, used("ocr", "2026-10-03T08:00:00Z", 20, "7"));
        billing.catchUp();

        assertThat(creditsUsed()).isEqualTo(Quantity.of(7));
    }

    @Test
    void packs_are_drawn_from_before_anything_is_billed() {
        billing.register("kunde", "Europe/Berlin");
        agreeOnePerCredit();
        billing.buy("kunde", "late", "50", "40", "2026-10-01", null);
        billing.buy("kunde", "soon", "30", "27", "2026-10-02", "2026-10-11");
        record(used("ocr", "2026-10-03T08:00:00Z", 1, "20"));
        record(used("ocr", "2026-10-15T08:00:00Z", 1, "55"));
        billing.catchUp();

        var credits = credits(LAST_DAY, null);
        assertThat(credits.balance()).isEqualTo(Quantity.ZERO);
        assertThat(credits.purchased()).isEqualTo(Quantity.of(80));
        assertThat(credits.drawn()).isEqualTo(Quantity.of(70));
        assertThat(credits.expired()).isEqualTo(Quantity.of(10));
        assertThat(credits.packs())
                .extracting(pack ->
                        pack.id() + " " + pack.price() + " " + pack.drawn() + " " + pack.left() + " " + pack.expired())
                .containsExactly("late 40.00 50 0 0", "soon 27.00 20 0 10");
        assertThat(creditsLine()).isEqualTo("75 5.00");
        assertThat(net(null)).isEqualTo("72.00");
    }

    @Test
    void what_is_given_back_of_a_pack_is_neither_there_nor_paid_for_any_more() {
        billing.register("kunde", "Europe/Berlin");
        billing.buy("kunde", "a", "1000", "100", "2026-10-01", null);
        billing.buy("kunde", "b", "500", "60", "2026-10-01", null);
        billing.giveBack("kunde", "a", "r-1", "600", "60");
        billing.catchUp();
        var position = billing.ledger.head();
        billing.giveBack("kunde", "b", "r-1", "500", "60");
        billing.catchUp();

        assertThat(credits(LAST_DAY, null).packs())
                .extracting(pack -> pack.id() + " " + pack.credits() + " " + pack.returned() + " " + pack.price())
                .containsExactly("a 400 600 40.00", "b 0 500 0.00");
        assertThat(lines(null)).containsExactly("purchase 400 40.00");
        assertThat(lines(position)).containsExactly("purchase 400 40.00", "purchase 500 60.00");
    }

    @Test
    void what_is_given_back_after_its_invoice_is_on_the_next_one() {
        billing.register("kunde", "Europe/Berlin");
        billing.buy("kunde", "a", "1000", "100", "2026-10-01", null);
        var november = Instant.parse("2026-11-02T12:00:00Z");
        billing.issuing.issue(
                List.of(new IssueInvoice("kunde", OCTOBER, november)), new Origin("user:finance", null, "request"));
        billing.giveBack("kunde", "a", "r-1", "250", "25");
        billing.catchUp();

        var statement = billing.ask(new PreviewInvoice("kunde", OCTOBER.plusMonths(1), null), StatementView.class);
        assertThat(linesOf(statement)).containsExactly("adjustment 1 -25.00");
    }

    private List<String> lines(@Nullable Long asOf) {
        return linesOf(billing.ask(new PreviewInvoice("kunde", OCTOBER, asOf), StatementView.class));
    }

    private static List<String> linesOf(StatementView statement) {
        return statement.lines().stream()
                .map(line -> line.kind() + " " + line.quantity() + " " + line.amount())
                .toList();
    }

    @Test
    void a_pack_is_paid_for_in_the_month_of_its_first_day_also_without_a_contract() {
        billing.register("kunde", "Europe/Berlin");
        billing.buy("kunde", "a", "1000", "18.5", "2026-10-31", "2027-11-01");
        billing.buy("kunde", "b", "0.5", "1", "2026-11-01", null);
        billing.catchUp();

        var statement = billing.ask(new PreviewInvoice("kunde", OCTOBER, null), StatementView.class);
        assertThat(statement.lines())
                .containsExactly(new StatementLine(
                        "purchase",
                        null,
                        "1000 prepaid credits, to be used by 2027-10-31",
                        Quantity.of(1_000),
                        new BigDecimal("18.50"),
                        LAST_DAY,
                        LAST_DAY.plusDays(1),
                        null,
                        null,
                        TaxCategory.S,
                        new BigDecimal("19"),
                        null,
                        null,
                        null,
                        new StatementLine.Purchase("a", LocalDate.parse("2027-11-01"))));
        assertThat(statement.net()).isEqualTo("18.50");
        assertThat(net(1L)).isEqualTo("0.00");
    }

    @Test
    void an_old_day_that_is_corrected_gives_back_to_its_pack_and_shifts_what_followed() {
        billing.register("kunde", "Europe/Berlin");
        billing.buy("kunde", "pack", "100", "90", "2026-09-01", null);
        var september = used("ocr", "2026-09-03T08:00:00Z", 1, "80");
        billing.ledger.record("old", september);
        record(used("ocr", "2026-10-03T08:00:00Z", 1, "60"));
        billing.ledger.voidIt("old", september);
        billing.catchUp();

        assertThat(credits(LAST_DAY, null).balance()).isEqualTo(Quantity.of(40));
        assertThat(credits(LAST_DAY, 4L).balance()).isEqualTo(Quantity.ZERO);
        assertThat(credits(LAST_DAY, 3L).balance()).isEqualTo(Quantity.of(20));
        assertThat(credits(LocalDate.parse("2026-09-30"), 4L).balance()).isEqualTo(Quantity.of(20));
        assertThat(credits(LAST_DAY, 1L).packs()).isEmpty();
    }

    @Test
    void today_is_the_customers_own() {
        billing.register("kunde", "Pacific/Auckland");
        billing.catchUp();

        assertThat(credits(null, null).on()).isEqualTo("2026-10-21");
    }

    @Test
    void who_or_what_is_unknown_is_refused() {
        assertThatThrownBy(() -> credits(null, null))
                .isInstanceOf(Refusal.class)
                .hasMessage("There is no customer account \"kunde\".");
        billing.register("kunde", "Europe/Berlin");
        billing.catchUp();
        assertThatThrownBy(() -> credits(null, 2L))
                .isInstanceOf(Refusal.class)
                .hasMessage("asOf: is 2; a position from 0 to 1 was expected");
    }

    @Test
    void the_schedule_is_listed_with_all_its_versions() {
        billing.publishCredits(1, null, creditsPerPage("1"));
        billing.publishCredits(2, "2026-10-01", creditsPerPage("2"));
        billing.publishCredits(3, "2026-10-01", creditsPerPage("3"));
        billing.catchUp();

        var first = billing.ask(new ListCreditSchedules(Paging.first(2)), CreditSchedulePage.class);
        var rest = billing.ask(new ListCreditSchedules(new Paging(first.next(), 2)), CreditSchedulePage.class);
        assertThat(first.items())
                .extracting(version -> version.version() + " " + version.effectiveFrom() + " " + version.superseded())
                .containsExactly("1 null false", "2 2026-10-01 true");
        assertThat(rest.items())
                .containsExactly(
                        new CreditScheduleView(3, LocalDate.parse("2026-10-01"), false, 3, creditsPerPage("3")));
        assertThat(rest.next()).isNull();
    }

    /** Whatever happens in whatever order, each position keeps its own truth, and it is the one that a fold in memory finds. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20261003})
    void balance_and_bill_are_right_at_every_position_and_after_a_replay(long seed) {
        var history = new RandomHistory(seed);
        var shown = new ArrayList<@Nullable Shown>();
        for (var position = 0; position <= billing.ledger.head(); position++) shown.add(null);
        var first = shown.size();
        for (var step = 0; step < 60; step++) {
            history.goesOn();
            billing.catchUp();
            assertThat(billing.ledger.head()).isEqualTo(shown.size());
            var known = shown(null);
            history.check(known);
            shown.add(known);
        }

        assertStillKnown(shown, first);
        billing.rebuild();
        assertStillKnown(shown, first);
        assertThat(shown.stream().filter(Objects::nonNull).distinct()).hasSizeGreaterThan(20);
    }

    private record Shown(CreditsView credits, StatementView statement, Quantity used) {}

    private Shown shown(@Nullable Long asOf) {
        var credits = credits(LAST_DAY, asOf);
        var statement = billing.ask(new PreviewInvoice("kunde", OCTOBER, asOf), StatementView.class);
        var line = statement.lines().stream()
                .filter(each -> "credits".equals(each.meter()))
                .findFirst()
                .orElseThrow();
        return new Shown(credits, statement, line.quantity());
    }

    private void assertStillKnown(List<@Nullable Shown> shown, int first) {
        for (var position = first; position < shown.size(); position++)
            assertThat(shown((long) position)).isEqualTo(shown.get(position));
    }

    /** Everything that can move a customer's credits, in any order. */
    private final class RandomHistory {

        private final Random random;
        private final Map<String, UsageFact> facts = new HashMap<>();
        private final List<Pack> packs = new ArrayList<>();
        private final TreeMap<LocalDate, ScheduleTerms> versions = new TreeMap<>();
        private ZoneId zone = ZoneId.of("Europe/Berlin");
        private int events;

        RandomHistory(long seed) {
            random = new Random(seed);
            billing.register("kunde", zone.getId());
            agreeOnePerCredit();
            billing.catchUp();
        }

        void goesOn() {
            events++;
            var what = random.nextInt(100);
            if (what < 50 || facts.isEmpty()) recordOne();
            else if (what < 65) amendOne();
            else if (what < 72) voidOne();
            else if (what < 85) buy();
            else if (what < 95) publish();
            else move();
        }

        private void recordOne() {
            var usedAt = Instant.parse("2026-08-25T00:00:00Z").plusSeconds(random.nextInt(75 * 86_400));
            var fact = used(product(), usedAt.toString(), random.nextInt(100), said());
            facts.put("r-" + events, fact);
            billing.ledger.record("r-" + events, fact);
        }

        private void amendOne() {
            var id = facts.keySet().iterator().next();
            var before = Objects.requireNonNull(facts.get(id));
            var after = used(product(), before.usedAt().toString(), random.nextInt(100), said());
            facts.put(id, after);
            billing.ledger.amend(id, before, after);
        }

        private void voidOne() {
            var id = facts.keySet().iterator().next();
            billing.ledger.voidIt(id, Objects.requireNonNull(facts.remove(id)));
        }

        private void buy() {
            var from = LocalDate.parse("2026-08-20").plusDays(random.nextInt(80));
            var expiresOn = random.nextInt(3) == 0 ? null : from.plusDays(1 + random.nextInt(60));
            var credits = BigDecimal.valueOf(random.nextInt(30_000) + 1, 2);
            billing.buy(
                    "kunde",
                    "p-" + events,
                    credits.toPlainString(),
                    "0",
                    from.toString(),
                    expiresOn == null ? null : expiresOn.toString());
            var position = billing.ledger.head();
            packs.add(new Pack(
                    "p-" + events,
                    new Quantity(credits),
                    Quantity.ZERO,
                    BigDecimal.ZERO,
                    "EUR",
                    from,
                    expiresOn,
                    position));
        }

        private void publish() {
            var from = LocalDate.parse("2026-08-20").plusDays(random.nextInt(80));
            var terms = schedule("ocr", String.valueOf(random.nextInt(3)), "0." + random.nextInt(10));
            versions.put(from, terms);
            billing.publishCredits(events, from.toString(), terms);
        }

        private void move() {
            zone = List.of(ZoneId.of("Asia/Kolkata"), ZoneId.of("America/New_York"))
                    .get(random.nextInt(2));
            billing.change("kunde", details("Moved " + events, zone.getId(), null));
        }

        private String product() {
            return random.nextInt(3) == 0 ? "tables" : "ocr";
        }

        private @Nullable String said() {
            return random.nextBoolean() ? null : "0." + random.nextInt(1_000);
        }

        void check(Shown known) {
            var used = creditsByDay();
            var drawing = Drawing.of(packs, used.headMap(LAST_DAY.plusDays(1)));
            var credits = known.credits();
            assertThat(credits.balance())
                    .isGreaterThanOrEqualTo(Quantity.ZERO)
                    .isEqualTo(Balance.of(packs, drawing, LAST_DAY).balance())
                    .isEqualTo(credits.purchased().minus(credits.drawn()).minus(credits.expired()));
            var inOctober = used.subMap(OCTOBER.atDay(1), LAST_DAY.plusDays(1)).values().stream()
                    .reduce(Quantity.ZERO, Quantity::plus);
            var billed = inOctober.minus(drawing.within(OCTOBER.atDay(1), LAST_DAY.plusDays(1)));
            assertThat(known.used()).isEqualTo(inOctober);
            assertThat(known.statement().net())
                    .isEqualTo(billed.value().setScale(2, RoundingMode.HALF_UP).toPlainString());
        }

        private SortedMap<LocalDate, Quantity> creditsByDay() {
            var credits = new TreeMap<LocalDate, Quantity>();
            facts.values()
                    .forEach(fact ->
                            credits.merge(fact.usedAt().atZone(zone).toLocalDate(), creditsOf(fact), Quantity::plus));
            return credits;
        }

        private Quantity creditsOf(UsageFact fact) {
            if (fact.credits() != null) return Quantity.of(fact.credits());
            var version = versions.floorEntry(fact.usedAt().atZone(zone).toLocalDate());
            if (version == null) return Quantity.ZERO;
            return version.getValue()
                    .rateOf(fact.product())
                    .of(Quantity.of(fact.documents()), Quantity.of(fact.pages()));
        }
    }

    private void agreeOnePerCredit() {
        var charge =
                new ChargeTerms("credits", "per_unit", null, BigDecimal.ONE, List.of(), null, null, List.of(), null);
        billing.publish("a", 1, null, new PlanTerms("By credit", "EUR", null, null, List.of(charge)));
        billing.agree("kunde", contract("a", "2026-01-01", null));
    }

    private static ScheduleTerms schedule(String product, String perDocument, String perPage) {
        var credits = new ProductCredits(product, new BigDecimal(perDocument), new BigDecimal(perPage));
        return new ScheduleTerms(List.of(credits), CreditRate.NOTHING);
    }

    private static UsageFact used(String product, String usedAt, long pages, @Nullable String credits) {
        return new UsageFact(
                "kunde",
                null,
                product,
                null,
                Instant.parse(usedAt),
                1,
                pages,
                credits == null ? null : new BigDecimal(credits));
    }

    private void record(UsageFact fact) {
        billing.ledger.record("e-" + recorded++, fact);
    }

    private Quantity creditsUsed() {
        var question = new FindUsage("kunde", OCTOBER.atDay(1), LAST_DAY.plusDays(1), Step.MONTH, null);
        return billing.ask(question, UsageView.class).totals().credits();
    }

    private CreditsView credits(@Nullable LocalDate on, @Nullable Long asOf) {
        return billing.ask(new FindCredits("kunde", on, asOf, NOW), CreditsView.class);
    }

    private String net(@Nullable Long asOf) {
        return billing.ask(new PreviewInvoice("kunde", OCTOBER, asOf), StatementView.class)
                .net();
    }

    private String creditsLine() {
        var lines = billing.ask(new PreviewInvoice("kunde", OCTOBER, null), StatementView.class)
                .lines();
        return lines.get(0).quantity() + " " + lines.get(0).amount();
    }
}
