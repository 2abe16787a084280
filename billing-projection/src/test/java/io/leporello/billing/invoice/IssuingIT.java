package io.leporello.billing.invoice;

import static io.leporello.billing.BillingFixture.perPage;
import static io.leporello.billing.BillingFixture.used;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.billing.BillingFixture;
import io.leporello.billing.invoice.IssueResult.What;
import io.leporello.billing.statement.PreviewInvoice;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.statement.StatementView;
import io.leporello.event.Origin;
import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import io.leporello.usage.record.UsageFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From statements to documents: numbered without gaps, once, and never edited. */
class IssuingIT {

    private static final YearMonth SEPTEMBER = YearMonth.parse("2026-09");
    private static final YearMonth OCTOBER = YearMonth.parse("2026-10");
    private static final Instant NOVEMBER_2 = Instant.parse("2026-11-02T09:00:00Z");
    private static final Origin FINANCE = new Origin("user:finance", null, "request-1");

    private BillingFixture billing;
    private int recorded;

    @BeforeEach
    void emptyLedger() {
        billing = BillingFixture.of(IssuingIT.class);
        billing.publish("a", 1, null, perPage("0.10", null, null));
        recorded = 0;
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    private void customer(String customer) {
        billing.register(customer, "Europe/Berlin");
        billing.agree(customer, "a", "2026-01-01");
    }

    private void record(String customer, String usedAt, long pages) {
        billing.ledger.record("e-" + recorded++, used(customer, usedAt, pages));
    }

    private IssueResult issue(String customer, YearMonth period) {
        return billing.issuing
                .issue(List.of(new IssueInvoice(customer, period, NOVEMBER_2)), FINANCE)
                .get(0);
    }

    private InvoiceView issued(String customer, YearMonth period) {
        return requireNonNull(issue(customer, period).document());
    }

    private StatementView preview(String customer, YearMonth period) {
        billing.catchUp();
        return billing.ask(new PreviewInvoice(customer, period, null), StatementView.class);
    }

    private static List<String> shown(List<StatementLine> lines) {
        return lines.stream()
                .map(line -> line.kind() + " " + line.quantity() + " " + line.amount() + " " + line.from())
                .toList();
    }

    @Test
    void an_invoice_freezes_the_statement_with_taxes_dates_and_parties() {
        customer("kunde");
        record("kunde", "2026-10-03T08:00:00Z", 100);

        var invoice = issued("kunde", OCTOBER);

        assertThat(invoice.number()).isEqualTo("RE-2026-000001");
        assertThat(shown(invoice.lines())).containsExactly("usage 100 10.00 2026-10-01");
        assertThat(invoice.net()).isEqualTo("10.00");
        assertThat(invoice.taxes()).singleElement().satisfies(tax -> {
            assertThat(tax.rate()).isEqualTo("19");
            assertThat(tax.amount()).isEqualTo("1.90");
        });
        assertThat(invoice.gross()).isEqualTo("11.90");
        assertThat(invoice.issuedOn()).isEqualTo("2026-11-02");
        assertThat(invoice.dueOn()).isEqualTo("2026-11-16");
        assertThat(invoice.seller()).isEqualTo(BillingFixture.SELLER);
        assertThat(invoice.buyer().name()).isEqualTo("kunde");
        assertThat(invoice.buyer().buyerReference()).isEqualTo("kunde");
        assertThat(invoice.state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(invoice.position()).isEqualTo(billing.ledger.head() - 2);
        billing.catchUp();
        assertThat(billing.ask(new FindInvoice("RE-2026-000001"), InvoiceView.class))
                .isEqualTo(invoice);
    }

    @Test
    void the_last_page_tells_by_day_product_and_user_what_the_invoice_is_about() {
        customer("kunde");
        record("kunde", "2026-09-30T21:59:59Z", 999);
        processed("kunde", "anna", "ocr", "2026-09-30T22:00:00Z", 10);
        processed("kunde", "anna", "forms", "2026-10-03T08:00:00Z", 20);
        processed("kunde", "ben", "ocr", "2026-10-03T09:00:00Z", 30);
        processed("kunde", null, null, "2026-10-31T22:59:59Z", 40);

        var usage = billing.usagePage(issued("kunde", OCTOBER).number()).orElseThrow();

        assertThat(usage.days()).hasSize(31);
        assertThat(List.of(0, 1, 2, 30))
                .extracting(day -> usage.days().get(day).usage().pages())
                .extracting(Object::toString)
                .containsExactly("10", "0", "50", "40");
        assertThat(shownParts(usage.products())).containsExactly("ocr 40", "null 40", "forms 20");
        assertThat(shownParts(usage.users())).containsExactly("null 40", "anna 30", "ben 30");
        assertThat(usage.address()).isNull();
    }

    private void processed(
            String customer, @Nullable String user, @Nullable String product, String usedAt, long pages) {
        var fact = new UsageFact(customer, user, product, null, Instant.parse(usedAt), 1, pages, null);
        billing.ledger.record("e-" + recorded++, fact);
    }

    private static List<String> shownParts(List<UsageSummary.Part> parts) {
        return parts.stream()
                .map(part -> part.name() + " " + part.usage().pages())
                .toList();
    }

    @Test
    void a_month_in_which_nothing_was_used_and_a_credit_note_have_no_such_page() {
        customer("kunde");
        var invoice = issued("kunde", OCTOBER);
        record("kunde", "2026-09-03T08:00:00Z", 100);
        var september = issued("kunde", SEPTEMBER);
        var creditNote =
                billing.issuing.creditNote(new IssueCreditNote(september.number(), "wrong", NOVEMBER_2), FINANCE);

        assertThat(billing.usagePage(invoice.number())).isEmpty();
        assertThat(billing.usagePage(september.number())).isPresent();
        assertThat(billing.usagePage(creditNote.document().number())).isEmpty();
    }

    @Test
    void the_same_month_again_is_the_same_invoice() {
        customer("kunde");
        record("kunde", "2026-10-03T08:00:00Z", 100);
        var first = issue("kunde", OCTOBER);
        record("kunde", "2026-10-04T08:00:00Z", 100);

        var again = issue("kunde", OCTOBER);

        assertThat(first.what()).isEqualTo(What.ISSUED);
        assertThat(again.what()).isEqualTo(What.ALREADY_ISSUED);
        assertThat(again.document()).isEqualTo(first.document());
    }

    @Test
    void a_month_that_is_not_over_and_one_with_nothing_in_it_are_refused_with_the_reason() {
        customer("kunde");
        billing.register("ohne", "Europe/Berlin");

        var tooEarly = issue("kunde", YearMonth.parse("2026-11"));
        assertThat(tooEarly.what()).isEqualTo(What.REFUSED);
        assertThat(requireNonNull(tooEarly.refusal()).detail())
                .contains("2026-11 is not over", "2026-12-01 00:00 Europe/Berlin", "2026-11-30T23:00:00Z");
        assertThat(issue("ohne", OCTOBER).what()).isEqualTo(What.NOTHING_TO_INVOICE);
        assertThat(requireNonNull(issue("niemand", OCTOBER).refusal()).kind()).isEqualTo(Refusal.Kind.UNKNOWN);
        assertThat(issued("kunde", OCTOBER).number()).isEqualTo("RE-2026-000001");
    }

    @Test
    void a_closed_customer_can_be_invoiced_before_the_month_is_over() {
        customer("kunde");
        billing.ledger.close("kunde", LocalDate.parse("2026-11-02"), Instant.parse("2026-11-01T23:00:00Z"));

        assertThat(issue("kunde", YearMonth.parse("2026-11")).what()).isEqualTo(What.ISSUED);
    }

    @Test
    void late_usage_becomes_one_adjustment_on_the_next_invoice_and_only_once() {
        customer("kunde");
        record("kunde", "2026-09-03T08:00:00Z", 100);
        issued("kunde", SEPTEMBER);
        record("kunde", "2026-09-04T08:00:00Z", 50);
        record("kunde", "2026-10-03T08:00:00Z", 20);

        var october = issued("kunde", OCTOBER);

        assertThat(shown(october.lines())).containsExactly("usage 20 2.00 2026-10-01", "adjustment 1 5.00 2026-09-01");
        var adjustment = requireNonNull(october.lines().get(1).adjustment());
        assertThat(adjustment.cost()).isEqualTo("15.00");
        assertThat(adjustment.billed()).isEqualTo("10.00");
        assertThat(october.net()).isEqualTo("7.00");
        assertThat(preview("kunde", YearMonth.parse("2026-11")).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.kind()).isEqualTo("usage"));
    }

    @Test
    void a_price_agreed_backwards_adjusts_the_months_it_touches() {
        customer("kunde");
        record("kunde", "2026-09-03T08:00:00Z", 100);
        issued("kunde", SEPTEMBER);
        billing.agree("kunde", BillingFixture.contract("a", "2026-01-01", "10"));

        assertThat(shown(preview("kunde", OCTOBER).lines()))
                .containsExactly("usage 0 0.00 2026-10-01", "adjustment 1 -1.00 2026-09-01");
    }

    @Test
    void a_preview_as_of_an_invoices_position_is_that_invoice() {
        customer("kunde");
        record("kunde", "2026-09-03T08:00:00Z", 100);
        issued("kunde", SEPTEMBER);
        record("kunde", "2026-09-04T08:00:00Z", 50);
        var october = issued("kunde", OCTOBER);
        record("kunde", "2026-09-05T08:00:00Z", 7);
        billing.catchUp();

        var then = billing.ask(new PreviewInvoice("kunde", OCTOBER, october.position()), StatementView.class);
        assertThat(then.lines()).isEqualTo(october.lines());
        assertThat(shown(preview("kunde", OCTOBER).lines()))
                .containsExactly("usage 0 0.00 2026-10-01", "adjustment 1 5.70 2026-09-01");
    }

    @Test
    void a_credited_month_can_be_invoiced_anew_and_counts_what_others_have_asked_for_it() {
        customer("kunde");
        record("kunde", "2026-09-03T08:00:00Z", 100);
        var september = issued("kunde", SEPTEMBER);
        record("kunde", "2026-09-04T08:00:00Z", 50);
        issued("kunde", OCTOBER);

        var credited = billing.issuing.creditNote(
                new IssueCreditNote(september.number(), "wrong address", NOVEMBER_2), FINANCE);
        var again = billing.issuing.creditNote(
                new IssueCreditNote(september.number(), "wrong address", NOVEMBER_2), FINANCE);

        assertThat(credited.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(credited.document().number()).isEqualTo("GS-2026-000001");
        assertThat(credited.document().gross()).isEqualTo("11.90");
        assertThat(requireNonNull(credited.document().refersTo()).number()).isEqualTo(september.number());
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(again.document()).isEqualTo(credited.document());
        assertThat(shown(issued("kunde", SEPTEMBER).lines()))
                .containsExactly("usage 150 15.00 2026-09-01", "adjustment 1 -5.00 2026-09-01");
    }

    @Test
    void a_closed_customer_gets_a_correction_and_others_their_next_invoice() {
        customer("kunde");
        record("kunde", "2026-10-03T08:00:00Z", 100);
        var october = issued("kunde", OCTOBER);
        record("kunde", "2026-10-04T08:00:00Z", 50);
        var command = new IssueCorrection(october.number(), "late pages", NOVEMBER_2);

        assertThatThrownBy(() -> billing.issuing.correction(command, FINANCE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The next invoice of customer kunde, for 2026-11");
        billing.ledger.close("kunde", LocalDate.parse("2026-11-01"), Instant.parse("2026-10-31T23:00:00Z"));
        var correction = billing.issuing.correction(command, FINANCE).document();

        assertThat(correction.number()).isEqualTo("RK-2026-000001");
        assertThat(correction.typeCode()).isEqualTo("384");
        assertThat(correction.gross()).isEqualTo("5.95");
        assertThatThrownBy(() -> billing.issuing.correction(
                        new IssueCorrection(october.number(), "another reason", NOVEMBER_2), FINANCE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is nothing to correct");
    }

    @Test
    void the_same_correction_again_is_the_same_document_until_more_becomes_known() {
        customer("kunde");
        record("kunde", "2026-10-03T08:00:00Z", 100);
        var october = issued("kunde", OCTOBER);
        record("kunde", "2026-10-04T08:00:00Z", 50);
        billing.ledger.close("kunde", LocalDate.parse("2026-11-01"), Instant.parse("2026-10-31T23:00:00Z"));
        var command = new IssueCorrection(october.number(), "late pages", NOVEMBER_2);
        var first = billing.issuing.correction(command, FINANCE);

        var again = billing.issuing.correction(command, FINANCE);
        record("kunde", "2026-10-05T08:00:00Z", 10);
        var more = billing.issuing.correction(command, FINANCE);

        assertThat(first.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(again.document()).isEqualTo(first.document());
        assertThat(more.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(more.document().net()).isEqualTo("1.00");
    }

    @Test
    void many_at_once_get_one_invoice_each_and_numbers_without_a_gap() throws Exception {
        var customers = IntStream.rangeClosed(1, 12).mapToObj(n -> "kunde-" + n).toList();
        customers.forEach(this::customer);
        var threads = Executors.newFixedThreadPool(8);
        var asked = new ArrayList<Future<IssueResult>>();
        for (var round = 0; round < 4; round++)
            for (var customer : customers) asked.add(threads.submit(() -> issue(customer, OCTOBER)));

        var results = new ArrayList<IssueResult>();
        for (var each : asked) results.add(each.get());
        threads.shutdown();

        assertThat(results).filteredOn(result -> result.what() == What.ISSUED).hasSize(12);
        assertThat(results.stream()
                        .map(result -> requireNonNull(result.document()).number())
                        .distinct()
                        .sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj("RE-2026-%06d"::formatted)
                        .toList());
    }

    @Test
    void a_chunk_is_numbered_in_its_order_and_one_that_cannot_be_takes_no_number() {
        List.of("a1", "a2", "a3").forEach(this::customer);
        billing.register("ohne", "Europe/Berlin");
        var wanted = List.of("a1", "ohne", "a2", "niemand", "a3").stream()
                .map(customer -> new IssueInvoice(customer, OCTOBER, NOVEMBER_2))
                .toList();

        var results = billing.issuing.issue(wanted, FINANCE);

        assertThat(results)
                .extracting(IssueResult::what)
                .containsExactly(What.ISSUED, What.NOTHING_TO_INVOICE, What.ISSUED, What.REFUSED, What.ISSUED);
        assertThat(results.get(4).document())
                .satisfies(last -> assertThat(requireNonNull(last).number()).isEqualTo("RE-2026-000003"));
    }

    @Test
    void what_is_rebuilt_is_the_same_row_by_row() {
        customer("kunde");
        record("kunde", "2026-09-03T08:00:00Z", 100);
        var september = issued("kunde", SEPTEMBER);
        record("kunde", "2026-09-04T08:00:00Z", 50);
        issued("kunde", OCTOBER);
        billing.issuing.creditNote(new IssueCreditNote(september.number(), "wrong", NOVEMBER_2), FINANCE);
        billing.catchUp();
        var before = rows();

        billing.rebuild();

        assertThat(rows()).isEqualTo(before).hasSizeGreaterThan(5);
    }

    private List<String> rows() {
        var all = new ArrayList<String>();
        for (var table : List.of("billing.invoice", "billing.invoice_line", "billing.payment", "billing.touched"))
            all.addAll(billing.ledger.database.queryForList(
                    "select '" + table + "' || each::text from " + table + " each order by 1", String.class));
        return all;
    }
}
