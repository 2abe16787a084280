package io.leporello.billing.invoice;

import static io.leporello.billing.BillingFixture.contract;
import static io.leporello.billing.BillingFixture.creditsPerPage;
import static io.leporello.billing.BillingFixture.perPageAndCredit;
import static io.leporello.billing.BillingFixture.used;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.billing.BillingFixture;
import io.leporello.billing.invoice.IssueResult.What;
import io.leporello.billing.replay.ReplayInvoice;
import io.leporello.billing.replay.ReplayView;
import io.leporello.billing.statement.PreviewInvoice;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.statement.StatementView;
import io.leporello.event.Origin;
import io.leporello.page.Page;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.record.UsageFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the documents of a customer whatever happened, in any order. */
class InvoiceLawsIT {

    private static final List<YearMonth> MONTHS = Stream.of("2026-07", "2026-08", "2026-09", "2026-10")
            .map(YearMonth::parse)
            .toList();
    private static final Instant LATER = Instant.parse("2027-01-02T09:00:00Z");
    private static final Origin FINANCE = new Origin("user:finance", null, "request-1");

    /** Kinds of documents and lines that the histories led to. */
    private static final Set<String> MET = new HashSet<>();

    private BillingFixture billing;

    @BeforeEach
    void emptyLedger() {
        billing = BillingFixture.of(InvoiceLawsIT.class);
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    /** More of them are tried with {@code -Dseeds=100}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 4));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void over_all_documents_a_customer_pays_what_one_rating_of_everything_known_asks(long seed) {
        var history = new RandomHistory(new Random(seed));
        for (var step = 0; step < 60; step++) history.goesOn();
        settle();

        for (var month : MONTHS)
            assertThat(billedFor(month)).as("%s with seed %s", month, seed).isEqualByComparingTo(costOf(month));
        assertThat(documents()).hasSizeGreaterThan(4).allSatisfy(InvoiceLawsIT::addsUp);
        assertThat(documents())
                .extracting(document -> billing.ask(new ReplayInvoice(document.number()), ReplayView.class))
                .allSatisfy(replay -> assertThat(replay.differences()).isEmpty());
        withoutGaps();
        listedTheOtherWayRound();
        for (var document : documents()) {
            MET.add(document.kind());
            document.lines().forEach(line -> MET.add(line.kind()));
        }
    }

    @AfterAll
    static void the_histories_were_rich_enough_to_mean_something() {
        assertThat(MET).contains("invoice", "credit-note", "usage", "adjustment", "recurring", "minimum", "purchase");
    }

    /** Every month is invoiced, and the customer closed, so that corrections carry what is left. */
    private void settle() {
        for (var month : MONTHS) issue(month);
        billing.ledger.close("kunde", LocalDate.parse("2026-11-01"), Instant.parse("2026-10-31T23:00:00Z"));
        billing.catchUp();
        documents().stream()
                .filter(document -> document.kind().equals("invoice") && document.state() != InvoiceState.CREDITED)
                .forEach(invoice -> correct(invoice.number()));
        billing.catchUp();
        assertThat(preview(YearMonth.parse("2026-11")).lines()).isEmpty();
    }

    private void correct(String number) {
        try {
            billing.issuing.correction(new IssueCorrection(number, "late", LATER), FINANCE);
        } catch (Refusal nothing) {
            assertThat(nothing).hasMessageContaining("nothing to correct");
        }
    }

    private IssueResult issue(YearMonth month) {
        var result = billing.issuing
                .issue(List.of(new IssueInvoice("kunde", month, LATER)), FINANCE)
                .get(0);
        assertThat(result.what()).isNotEqualTo(What.REFUSED);
        return result;
    }

    private StatementView preview(YearMonth month) {
        billing.catchUp();
        return billing.ask(new PreviewInvoice("kunde", month, null), StatementView.class);
    }

    private BigDecimal costOf(YearMonth month) {
        return sum(preview(month).lines().stream().filter(line -> line.adjustment() == null));
    }

    private BigDecimal billedFor(YearMonth month) {
        return sum(documents().stream()
                .filter(document -> document.state() != InvoiceState.CREDITED
                        && !document.kind().equals("credit-note"))
                .flatMap(document -> document.lines().stream()
                        .filter(line -> line.about(document.period()).equals(month))));
    }

    private static BigDecimal sum(Stream<StatementLine> lines) {
        return lines.map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void addsUp(InvoiceView document) {
        assertThat(sum(document.lines().stream())).isEqualByComparingTo(document.net());
        assertThat(document.taxes().stream().map(tax -> tax.amount()).reduce(document.net(), BigDecimal::add))
                .isEqualTo(document.gross());
        assertThat(document.taxes().stream().map(tax -> tax.base()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(document.net());
    }

    private void withoutGaps() {
        for (var series : List.of("RE", "GS", "RK")) {
            var numbers = documents().stream()
                    .map(InvoiceView::number)
                    .filter(number -> number.startsWith(series))
                    .toList();
            for (var index = 0; index < numbers.size(); index++)
                assertThat(numbers.get(index)).endsWith("-%06d".formatted(index + 1));
        }
    }

    private void listedTheOtherWayRound() {
        var numbers = documents().stream().map(InvoiceView::number).toList();
        var turned = new ArrayList<String>();
        for (String after = null; ; ) {
            var question = new ListInvoices("kunde", null, null, null, true, new Paging(after, 2));
            var page = billing.ask(question, InvoicePage.class);
            page.items().forEach(summary -> turned.add(0, summary.number()));
            after = page.next();
            if (after == null) break;
        }
        assertThat(turned).isEqualTo(numbers);
    }

    private List<InvoiceView> documents() {
        billing.catchUp();
        var all = new ListInvoices("kunde", null, null, null, false, Paging.first(Page.MOST));
        return billing.ask(all, InvoicePage.class).items().stream()
                .map(summary -> billing.ask(new FindInvoice(summary.number()), InvoiceView.class))
                .toList();
    }

    /** Everything that can move what a customer owes, among documents that were issued already. */
    private final class RandomHistory {
        private final Random random;
        private final Map<String, UsageFact> open = new HashMap<>();
        private int events;
        private int versions = 1;

        RandomHistory(Random random) {
            this.random = random;
            billing.register("kunde", "Europe/Berlin");
            billing.publish("a", 1, null, perPageAndCredit("0.105", "0.033"));
            billing.agree("kunde", "a", "2026-07-01");
        }

        void goesOn() {
            events++;
            var what = random.nextInt(100);
            if (what < 35) recordOne();
            else if (what < 45 && !open.isEmpty()) amendOne();
            else if (what < 52 && !open.isEmpty()) voidOne();
            else if (what < 58) billing.agree("kunde", contract("a", day(), String.valueOf(random.nextInt(20))));
            else if (what < 62) publish();
            else if (what < 66) billing.buy("kunde", "pack-" + events, "50", "9.99", day(), null);
            else if (what < 69) billing.publishCredits(events, day(), creditsPerPage("0." + (1 + random.nextInt(9))));
            else if (what < 90) issue(MONTHS.get(random.nextInt(MONTHS.size())));
            else creditOne();
        }

        private void recordOne() {
            var id = "r-" + events;
            open.put(id, used("kunde", anyTime(), random.nextInt(500)));
            billing.ledger.record(id, requireNonNull(open.get(id)));
        }

        private void amendOne() {
            var id = open.keySet().iterator().next();
            var before = requireNonNull(open.get(id));
            open.put(id, used("kunde", before.usedAt(), random.nextInt(500)));
            billing.ledger.amend(id, before, requireNonNull(open.get(id)));
        }

        private void voidOne() {
            var id = open.keySet().iterator().next();
            billing.ledger.voidIt(id, requireNonNull(open.remove(id)));
        }

        private void publish() {
            versions++;
            billing.publish(
                    "a", versions, LocalDate.parse(day()), perPageAndCredit("0.0" + (1 + random.nextInt(9)), "0.07"));
        }

        private void creditOne() {
            Predicate<InvoiceView> standing = document -> document.state() != InvoiceState.CREDITED
                    && !document.kind().equals("credit-note");
            var candidates =
                    new ArrayList<>(documents().stream().filter(standing).toList());
            if (candidates.isEmpty()) return;
            var number = candidates.get(random.nextInt(candidates.size())).number();
            billing.issuing.creditNote(new IssueCreditNote(number, "wrong", LATER), FINANCE);
        }

        private String day() {
            return List.of("2026-07-01", "2026-07-20", "2026-08-01", "2026-09-11", "2026-10-01", "2026-10-25")
                    .get(random.nextInt(6));
        }

        private Instant anyTime() {
            return Instant.parse("2026-07-01T00:00:00Z").plusSeconds(random.nextInt(122 * 86_400));
        }
    }
}
