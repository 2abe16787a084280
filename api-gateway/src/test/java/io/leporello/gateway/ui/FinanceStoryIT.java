package io.leporello.gateway.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.billing.run.RunAdvanced;
import io.leporello.billing.run.RunCompleted;
import io.leporello.billing.run.RunStarted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finance issues an invoice, reads why it says what it says, and sees that it comes out the same again. */
@ExtendWith(WebPages.class)
class FinanceStoryIT {

    @Test
    void finance_issues_an_invoice_reads_why_and_sees_replay_identical() {
        var customer = customerWithTiers("2026-01-01");
        WebPages.used(customer, "2026-10-03T08:15:30Z", "{\"pages\":150,\"product\":\"ocr\"}");
        WebPages.shown();
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Frida Nanz", "OPERATOR"));
            page.navigate("/customers/" + customer + "/statement?period=2026-10");
            assertThat(page.locator(".sums .gross dd")).hasText("€16.66");
            page.getByText("Issue invoice").click();
            page.locator("#confirm .yes").click();
            page.waitForURL("**/invoices/*");

            page.locator(".lines summary").first().click();
            assertThat(page.locator(".reckoning").first()).containsText("Each unit in its tier");
            assertThat(page.locator(".open-tier").first()).containsText("partly filled");
            assertThat(page.locator(".entries tbody tr").first()).containsText("ocr");

            page.getByText("Compute again").click();
            assertThat(page.locator(".verdict")).containsText("Identical, line by line.");
            assertThat(page.locator(".replay .changed")).hasCount(0);

            assertThat(page.locator(".pdf iframe")).hasCount(1);
            var pdf = page.request().get(page.url() + "/pdf");
            assertThat(pdf.status()).isEqualTo(200);
            assertThat(new String(pdf.body(), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");

            var xml = page.request().get(page.url() + "/cii");
            assertThat(xml.status()).isEqualTo(200);
            assertThat(xml.text()).contains("CrossIndustryInvoice", "16.66");
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void who_meddles_with_what_was_counted_is_shown_where_the_invoice_differs_and_a_credit_note_takes_it_back() {
        var customer = customerWithTiers("2026-01-01");
        WebPages.used(customer, "2026-10-03T08:15:30Z", "{\"pages\":150,\"product\":\"ocr\"}");
        var number = invoiceOfOctober(customer);
        WebPages.meddles(customer);
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Frida Nanz", "OPERATOR"));
            page.navigate("/invoices/" + number);
            page.getByText("Compute again").click();
            assertThat(page.locator(".verdict")).containsText("Not identical");
            var changed = page.locator(".replay .changed").first();
            assertThat(changed).containsText("€14.00");
            assertThat(changed).containsText("€14.08");
            assertThat(changed).containsText("is changed");

            page.fill("#reason", "Counted twice");
            page.getByText("Issue credit note").click();
            page.locator("#confirm .yes").click();
            assertThat(page.locator(".toast-line")).hasText("The credit note is issued.");
            assertThat(page.locator("h1")).containsText("Credit note");
            assertThat(page.locator(".notice")).containsText("Counted twice");
            assertThat(page.locator(".sums .gross dd")).hasText("€16.66");
            page.locator(".notice a").click();
            assertThat(page.locator(".notice.waits")).containsText("Taken back by");
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void every_document_behind_a_line_is_listed_however_many_there_are() {
        var customer = customerWithTiers("2026-01-01");
        for (var document = 1; document <= 60; document++)
            WebPages.used(customer, "2026-10-03T08:15:%02dZ".formatted(document % 60), "{\"pages\":1}");
        var number = invoiceOfOctober(customer);
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Frida Nanz", "OPERATOR"));
            page.navigate("/invoices/" + number);
            page.locator(".lines summary").first().click();
            page.locator(".entries .more-rows a").click();
            assertThat(page.locator(".entries tbody th")).hasCount(60);
            assertThat(page.locator(".entries .more-rows")).hasCount(0);
        }
    }

    /** In a year of its own, in which no other customer of the tests has a contract. */
    @Test
    void finance_bills_a_month_for_every_customer_and_takes_it_to_bookkeeping() throws IOException {
        WebPages.used(customerWithTiers("2024-01-01"), "2024-03-05T08:15:30Z", "{\"pages\":150,\"product\":\"ocr\"}");
        WebPages.shown();
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Frida Nanz", "OPERATOR"));
            page.navigate("/invoices");
            page.getByText("Billing runs").click();
            page.fill("#period", "2024-03");
            page.getByText("Start billing run").click();
            assertThat(page.locator("#confirm .what")).containsText("their turn");
            page.locator("#confirm .yes").click();
            page.waitForURL("**/invoices/runs/*");

            assertThat(page.locator("#run .badge")).hasText("completed");
            assertThat(page.locator(".counts dd").first()).hasText("1");
            assertThat(page.locator(".counts dd").last()).hasText("€16.66");
            page.getByText("See the invoices").click();
            assertThat(page.locator("tbody tr")).hasCount(1);

            page.navigate("/invoices/runs");
            page.fill("#month", YearMonth.now(ZoneId.of("Europe/Berlin")).toString());
            var file = page.waitForDownload(() -> page.getByText("CSV").click());
            assertThat(Files.readString(file.path())).contains("Finanzhof");
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void finance_bills_the_customers_of_one_reseller() {
        var reseller = WebPages.customer("Papierhandel", "{}");
        WebPages.customer("Kunde des Handels", "{\"reseller\":\"" + reseller + "\"}");
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Frida Nanz", "OPERATOR"));
            page.navigate("/invoices/runs");
            page.fill("#period", "2024-04");
            page.selectOption("#reseller", reseller);
            page.getByText("Start billing run").click();
            page.locator("#confirm .yes").click();
            page.waitForURL("**/invoices/runs/*");
            assertThat(page.locator("#run .head")).containsText("Customers of Papierhandel");
            assertThat(page.locator("#run .badge")).hasText("completed");
        }
    }

    @Test
    void who_could_not_be_invoiced_is_named_with_the_reason_and_led_to() {
        var customer = customerWithTiers("2026-01-01");
        var run = runThatFailedFor(customer, "BR-DE-15: the buyer reference is missing");
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Frida Nanz", "OPERATOR"));
            page.navigate("/invoices/runs/" + run);
            assertThat(page.locator(".counts .bad dd")).hasText("1");
            assertThat(page.locator("#run tbody td")).hasText("BR-DE-15: the buyer reference is missing");
            page.locator("#run tbody a").click();
            assertThat(page).hasURL(WebPages.address("/customers/" + customer + "/statement?period=2024-02"));
        }
    }

    /** The official rules hardly refuse what the ledger takes in, so the ledger is told of a run in which they did. */
    private static String runThatFailedFor(String customer, String reason) {
        var run = WebPages.id("run");
        WebPages.happened(
                "billing-run",
                "billing-run/" + run,
                new RunStarted(run, YearMonth.of(2024, 2), null),
                new RunAdvanced(run, customer, List.of(), 0, List.of(new RunAdvanced.Failure(customer, reason))),
                new RunCompleted(run));
        WebPages.shown();
        return run;
    }

    /** Its number; every page shows it. */
    private static String invoiceOfOctober(String customer) {
        WebPages.shown();
        var issued = WebPages.operator().post("/v1/customers/" + customer + "/invoices", "{\"period\":\"2026-10\"}");
        WebPages.shown();
        return WebPages.created(issued).path("number").asString();
    }

    /** 100 pages at 0.10 and 50 at 0.08, and 19 % on the 14.00 they come to. */
    private static String customerWithTiers(String from) {
        var plan = WebPages.id("plan");
        WebPages.created(WebPages.operator().post("/v1/price-plans", """
                {"id":"%s","name":"Tiers","currency":"EUR","charges":[{"meter":"pages","model":"graduated",
                 "tiers":[{"upTo":"100","unitPrice":"0.10"},{"unitPrice":"0.08"}]}]}
                """.formatted(plan)));
        var customer = WebPages.customer("Finanzhof", """
                {"legalName":"Finanzhof GmbH","address":{"street":"Am Hof 1","postalCode":"10115","city":"Berlin","country":"DE"},
                 "email":"rechnung@finanzhof.example"}
                """);
        WebPages.operator()
                .send(
                        "PUT",
                        "/v1/customers/" + customer + "/contract",
                        "{\"plan\":\"" + plan + "\",\"from\":\"" + from + "\"}");
        return customer;
    }
}
