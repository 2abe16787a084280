package io.leporello.gateway.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
            var row = page.locator("tbody tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText("plans"));
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
}
