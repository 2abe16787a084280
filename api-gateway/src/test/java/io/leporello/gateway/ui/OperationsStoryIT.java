package io.leporello.gateway.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator does so that everything keeps running. */
@ExtendWith(WebPages.class)
class OperationsStoryIT {

    @Test
    void a_read_model_is_rebuilt_and_the_page_tells_when_it_is_done() {
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Otto Kern", "OPERATOR"));
            page.locator(".side nav").getByText("Operations").click();
            page.locator(".tabs").getByText("Read models").click();
            var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("plans"));
            assertThat(row).containsText("never");
            row.getByText("Rebuild").click();
            page.locator("#confirm .yes").click();
            assertThat(row.locator(".badge")).hasText("done");
            assertThat(row).containsText("Otto Kern");
            assertThat(row.getByText("Rebuild")).isEnabled();
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whose_figures_are_not_final_is_said_wherever_they_are_shown() {
        var customer = WebPages.customer("Lückenlos AG", "{}");
        WebPages.used(customer, "2026-10-03T08:15:30Z", "{\"pages\":12,\"product\":\"ocr\"}");
        WebPages.shown();
        WebPages.misses(customer, true);
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Otto Kern", "OPERATOR"));
            assertThat(page.locator(".notice")).containsText("Lückenlos AG");
            page.locator(".notice a").getByText("Lückenlos AG").click();
            assertThat(page.locator(".notice")).containsText("this customer");
            page.navigate("/customers/" + customer + "/statement?period=2026-10");
            assertThat(page.locator(".notice")).containsText("this customer");
            page.navigate("/customers?q=" + customer);
            assertThat(page.locator("#customers tbody .badge")).hasText("incomplete");
            page.navigate("/operations/projections");
            assertThat(page.locator("tbody").first()).containsText("It cannot be read.");
        } finally {
            WebPages.misses(customer, false);
        }
    }

    @Test
    void an_event_that_was_set_aside_is_replayed_and_counted_once_its_cause_is_gone() {
        var customer = WebPages.customer("Giftküche GmbH", "{}");
        WebPages.refuses(66_601, true);
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            WebPages.used(customer, "2026-10-03T08:15:30Z", "{\"pages\":66601,\"product\":\"ocr\"}");
            WebPages.used(customer, "2026-10-03T08:16:30Z", "{\"pages\":12,\"product\":\"ocr\"}");
            WebPages.shown();
            var page = WebPages.signIn(browser, WebPages.person(null, "Otto Kern", "OPERATOR"));
            page.navigate("/customers/" + customer + "?period=2026-10");
            assertThat(page.locator("[data-live=pages]")).hasText("12");
            page.locator(".side nav").getByText("Operations").click();
            page.locator(".notice").getByText("See which, and why").click();
            var aside = page.locator("tbody tr", new Page.LocatorOptions().setHasText("Giftküche GmbH"));
            assertThat(aside).containsText("no_poison");

            aside.getByText("Replay").click();
            assertThat(page.locator(".notice.bad")).containsText("still cannot be counted");
            assertThat(aside).containsText("no_poison");

            WebPages.refuses(66_601, false);
            aside.getByText("Replay").click();
            assertThat(page.locator(".toast-line")).hasText("The event is counted.");
            assertThat(page.locator(".notice")).hasCount(0);
            assertThat(aside).hasCount(0);
            page.navigate("/customers/" + customer + "?period=2026-10");
            assertThat(page.locator(".notice")).hasCount(0);
            assertThat(page.locator("[data-live=pages]")).hasText("66,613");
        } finally {
            WebPages.refuses(66_601, false);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void what_was_rejected_last_is_told_with_the_reason() {
        var customer = WebPages.customer("Vielschreiber", "{}");
        var answer = WebPages.operator()
                .send(
                        "POST",
                        "/v1/usage-events",
                        """
                {"specversion":"1.0","id":"without-pages","source":"/scanner","type":"document.processed",
                 "subject":"%s","time":"2026-10-03T08:15:30Z","data":{}}
                """.formatted(customer),
                        "Content-Type",
                        "application/cloudevents+json");
        assertThat(answer.json().path("rejected").asInt()).isEqualTo(1);
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Otto Kern", "OPERATOR"));
            page.navigate("/operations");
            assertThat(page.locator(".states")).containsText("Database");
            var rejected = page.locator("tbody tr", new Page.LocatorOptions().setHasText("without-pages"));
            assertThat(rejected).containsText("/scanner");
            assertThat(rejected).containsText("Rejected: cannot be read");
            assertThat(rejected).containsText("data.pages is missing");
            assertThat(page.locator("tbody tr:has(td.n)", new Page.LocatorOptions().setHasText("cannot be read")))
                    .hasCount(1);
        }
        assertThat(faults).isEmpty();
    }
}
