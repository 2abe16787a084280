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
