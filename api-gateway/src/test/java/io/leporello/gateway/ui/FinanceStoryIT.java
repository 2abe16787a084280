package io.leporello.gateway.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finance issues an invoice, reads why it says what it says, and sees that it comes out the same again. */
@ExtendWith(WebPages.class)
class FinanceStoryIT {

    @Test
    void finance_issues_an_invoice_reads_why_and_sees_replay_identical() {
        var customer = customerWithTiers();
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

            var xml = page.request().get(page.url() + "/cii");
            assertThat(xml.status()).isEqualTo(200);
            assertThat(xml.text()).contains("CrossIndustryInvoice", "16.66");
        }
        assertThat(faults).isEmpty();
    }

    /** 100 pages at 0.10 and 50 at 0.08, and 19 % on the 14.00 they come to. */
    private static String customerWithTiers() {
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
                        "{\"plan\":\"" + plan + "\",\"from\":\"2026-01-01\"}");
        return customer;
    }
}
