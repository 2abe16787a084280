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
    void a_read_model_is_laid_out_again_and_the_page_tells_when_it_is_done() {
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Otto Kern", "OPERATOR"));
            page.locator(".side nav").getByText("Operations").click();
            page.locator(".tabs").getByText("Read models").click();
            var row = page.locator("tbody tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText("plans"));
            assertThat(row).containsText("never");
            row.getByText("Lay out again").click();
            page.locator("#confirm .yes").click();
            assertThat(row.locator(".badge")).hasText("done");
            assertThat(row).containsText("Otto Kern");
            assertThat(row.getByText("Lay out again")).isEnabled();
        }
        assertThat(faults).isEmpty();
    }
}
