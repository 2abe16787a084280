package io.leporello.gateway.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What something costs: a plan is written, compared with what was agreed, and agreed. */
@ExtendWith(WebPages.class)
class PricesStoryIT {

    @Test
    void a_plan_is_written_with_every_fault_said_while_it_is_and_reads_as_a_person_would_say_it() {
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Petra Reis", "OPERATOR"));
            page.locator(".side nav").getByText("Prices").click();
            page.getByText("New plan").click();
            page.fill("#name", "Pages in tiers");
            page.selectOption("select[name='pages.model']", "graduated");
            tier(page, 0, "1,000", "0.10");
            tier(page, 1, "500", "0.08");
            assertThat(page.locator("#fault-pages-tiers-1-upTo")).containsText("Each tier ends above the one before");
            assertThat(page.locator("#reading")).containsText("As soon as the entries make sense");

            tier(page, 1, "", "0.08");
            assertThat(page.locator("#fault-pages-tiers-1-upTo")).isEmpty();
            assertThat(page.locator("#reading")).containsText("Each of the pages at the price of its own tier.");
            assertThat(page.locator("#reading .tiers tbody th")).hasText(new String[] {"0 to 1,000", "over 1,000"});
            assertThat(page.locator("#reading .tiers tbody td")).hasText(new String[] {"€0.10", "€0.08"});
            assertThat(page.locator("#reading .draws canvas")).isVisible();

            page.getByText("Publish plan").click();
            assertThat(page.locator(".toast-line")).hasText("The plan is published.");
            assertThat(page.locator("h1")).hasText("Pages in tiers");
            assertThat(page.locator(".tiers tbody td")).hasText(new String[] {"€0.10", "€0.08"});
            page.locator(".crumbs").getByText("Prices").click();
            var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("Pages in tiers"));
            assertThat(row).containsText("Pages €0.10 → €0.08");
        }
        assertThat(faults).isEmpty();
    }

    private static void tier(Page page, int row, String upTo, String each) {
        page.fill("[name='pages.tiers." + row + ".upTo']", upTo);
        page.fill("[name='pages.tiers." + row + ".unitPrice']", each);
    }

    @Test
    void what_the_last_three_months_would_have_cost_under_another_plan_is_told_before_it_is_agreed() {
        var customer = WebPages.customer("Druckwerk Süd", "{}");
        var agreed = plan("Ten cents", "0.10");
        var cheaper = plan("Eight cents", "0.08");
        WebPages.operator()
                .send(
                        "PUT",
                        "/v1/customers/" + customer + "/contract",
                        "{\"plan\":\"" + agreed + "\",\"from\":\"2025-01-01\"}");
        var month = LocalDate.now(ZoneId.of("Europe/Berlin")).withDayOfMonth(1);
        WebPages.used(customer, month.minusMonths(1).plusDays(9) + "T10:00:00Z", "{\"pages\":1000}");
        WebPages.used(customer, month.minusMonths(3).plusDays(9) + "T10:00:00Z", "{\"pages\":500}");
        WebPages.shown();
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, WebPages.person(null, "Petra Reis", "OPERATOR"));
            page.navigate("/customers/" + customer + "/contract");
            page.selectOption("#compared", cheaper);
            var rows = page.locator("#comparison tbody tr");
            assertThat(rows).hasCount(3);
            assertThat(rows.first().locator("td")).hasText(new String[] {"€50.00", "€40.00", "−€10.00"});
            assertThat(rows.last().locator("td")).hasText(new String[] {"€100.00", "€80.00", "−€20.00"});
            assertThat(page.locator("#comparison tfoot td")).hasText(new String[] {"€150.00", "€120.00", "−€30.00"});
            assertThat(page.locator(".card").first()).containsText("Ten cents");

            page.selectOption("#plan", cheaper);
            page.fill("#from", month.toString());
            page.getByText("Agree contract").click();
            assertThat(page.locator(".toast-line")).hasText("The contract is agreed.");
            assertThat(page.locator(".card").first()).containsText("Eight cents");
            var history = page.locator(".card.flush tbody tr");
            assertThat(history).hasCount(2);
            assertThat(history.first()).containsText("in force");
            assertThat(history.last()).containsText("Ten cents");
        }
        assertThat(faults).isEmpty();
    }

    /** @return its id */
    private static String plan(String name, String each) {
        var id = WebPages.id("plan");
        WebPages.created(WebPages.operator().post("/v1/price-plans", """
                {"id":"%s","name":"%s","currency":"EUR","charges":[{"meter":"pages","model":"per_unit","unitPrice":"%s"}]}
                """.formatted(id, name, each)));
        return id;
    }
}
