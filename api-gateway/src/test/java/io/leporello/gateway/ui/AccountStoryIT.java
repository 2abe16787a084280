package io.leporello.gateway.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a customer account: its details change, it is sold credits, it is closed. */
@ExtendWith(WebPages.class)
class AccountStoryIT {

    @Test
    void details_are_changed_with_every_fault_said_at_its_field_and_what_it_means_besides() {
        var customer = WebPages.customer("Buchwerk", """
                {"address":{"street":"Am Tor 1","postalCode":"20095","city":"Hamburg","country":"DE"},"email":"post@buchwerk.example"}
                """);
        WebPages.shown();
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = operator(browser.newPage(), customer);
            page.locator(".tabs").getByText("Details").click();
            assertThat(page.locator("#city")).hasValue("Hamburg");
            assertThat(page.locator("#warnings .notice")).hasCount(0);

            page.fill("#vatId", "DE12");
            assertThat(page.locator("#vatId-fault")).containsText("DE123456789");
            assertThat(page.locator("#warnings")).containsText("tax follows them");
            page.fill("#vatId", "DE123456788");
            assertThat(page.locator("#vatId-fault")).isEmpty();
            page.fill("#email", "");
            assertThat(page.locator("#warnings")).containsText("no XRechnung");
            page.fill("#email", "rechnung@buchwerk.example");
            page.selectOption("#timeZone", "Europe/Vienna");
            assertThat(page.locator("#warnings")).containsText("Another time zone");
            page.getByText("Save").click();
            assertThat(page.locator(".toast-line")).hasText("The details are changed.");
            assertThat(page.locator("#vatId")).hasValue("DE123456788");
            assertThat(page.locator("#timeZone")).hasValue("Europe/Vienna");
        }
        assertThat(faults).isEmpty();
        var known = WebPages.operator().get("/v1/customers/" + customer).json();
        assertThat(known.path("email").asString()).isEqualTo("rechnung@buchwerk.example");
        assertThat(known.path("address").path("street").asString()).isEqualTo("Am Tor 1");
    }

    @Test
    void an_account_is_closed_from_a_day_only_with_its_name_typed() {
        var customer = WebPages.customer("Altpapier", "{}");
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = operator(browser.newPage(), customer);
            page.locator(".tabs").getByText("Details").click();
            page.fill("#from", "2099-01-01");
            page.getByText("Close account").click();
            assertThat(page.locator("#confirm .yes")).isDisabled();
            page.fill("#confirm input", "Altpapier");
            page.locator("#confirm .yes").click();
            assertThat(page.locator(".head .badge")).hasText("closed from 1 Jan 2099");
            assertThat(page.locator(".notice.waits").last()).containsText("Until that day begins");
        }
    }

    @Test
    void a_pack_of_credits_is_sold_and_stands_in_the_balance() {
        var customer = WebPages.customer("Stapelweise", "{}");
        WebPages.shown();
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = operator(browser.newPage(), customer);
            page.locator(".tabs").getByText("Credits").click();
            assertThat(page.locator(".blank h2")).hasText("No prepaid credits");
            page.fill("#credits", "1,000");
            page.fill("#price", "18.00");
            page.locator("form .btn-primary").click();
            page.locator("#confirm .yes").click();
            assertThat(page.locator(".counts dd").first()).hasText("1,000");
            assertThat(page.locator("tbody tr")).containsText("€18.00");
        }
        assertThat(faults).isEmpty();
    }

    private static Page operator(Page page, String customer) {
        page.navigate("/sign-in?to=/customers/" + customer);
        page.fill("#email", WebPages.person(null, "Otto Kern", "OPERATOR"));
        page.fill("#password", WebPages.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL("**/customers/" + customer);
        return page;
    }
}
