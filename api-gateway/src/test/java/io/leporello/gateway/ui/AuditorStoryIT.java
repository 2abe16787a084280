package io.leporello.gateway.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An auditor finds one document's event among all others, reads it whole, and takes it along. */
@ExtendWith(WebPages.class)
class AuditorStoryIT {

    @Test
    void an_auditor_finds_the_event_of_one_document_and_exports_it() throws IOException {
        var customer = WebPages.customer("Prüfstelle Ost", "{}");
        var source = WebPages.id("source");
        for (var pages : new int[] {3, 12, 7}) use(customer, source, pages);
        WebPages.shown();
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Agnes Prüfer", "AUDITOR"));
            page.navigate("/history?customer=" + customer);
            assertThat(page.locator(".log .event")).hasCount(4);
            assertThat(page.locator(".log .what").first()).hasText(source + " recorded 7 pages for Prüfstelle Ost");

            page.navigate("/history?customer=" + customer + "&source=/pipelines/" + source + "&id=" + source + "-12");
            assertThat(page.locator(".chip")).hasCount(3);
            assertThat(page.locator(".log .event")).hasCount(1);
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page.locator(".opened pre")).containsText("\"document\" : \"sha256:" + source + "-12\"");
            assertThat(page.locator(".stream [aria-current]")).containsText("12 pages");
            page.keyboard().press("Escape");
            assertThat(page.locator(".opened")).isHidden();

            var taken = page.waitForDownload(() -> page.getByText("NDJSON").click());
            assertThat(Files.readString(taken.path())).hasLineCount(1).contains("sha256:" + source + "-12");
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void an_auditor_sees_what_a_customer_owed_as_it_was_known_when_an_event_came_in() {
        var customer = WebPages.customer("Prüfstelle West", "{}");
        var plan = WebPages.id("plan");
        WebPages.created(WebPages.operator().post("/v1/price-plans", """
                {"id":"%s","name":"Ten cents","currency":"EUR","charges":[{"meter":"pages","model":"per_unit","unitPrice":"0.10"}]}
                """.formatted(plan)));
        WebPages.operator()
                .send(
                        "PUT",
                        "/v1/customers/" + customer + "/contract",
                        "{\"plan\":\"" + plan + "\",\"from\":\"2026-01-01\"}");
        var source = WebPages.id("source");
        for (var pages : new int[] {100, 400}) use(customer, source, pages);
        WebPages.shown();
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Agnes Prüfer", "AUDITOR"));
            page.navigate("/history?customer=" + customer + "&id=" + source + "-100");
            page.locator(".log summary").click();
            page.getByText("The statement as it was known then").click();
            assertThat(page.locator(".notice.waits")).containsText("This is what was known at position");
            assertThat(page.locator(".sums div").first().locator("dd")).hasText("€10.00");
            page.getByText("Show what is known now").click();
            assertThat(page.locator(".sums div").first().locator("dd")).hasText("€50.00");
        }
        assertThat(faults).isEmpty();
    }

    private static void use(String customer, String source, int pages) {
        var id = source + "-" + pages;
        var answer = WebPages.operator()
                .send(
                        "POST",
                        "/v1/usage-events",
                        """
                {"specversion":"1.0","id":"%s","source":"/pipelines/%s","type":"document.processed","subject":"%s",
                 "time":"2026-10-03T08:15:30Z","data":{"pages":%d,"document":"sha256:%s"}}
                """.formatted(id, source, customer, pages, id),
                        "Content-Type",
                        "application/cloudevents+json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
