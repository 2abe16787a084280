package io.leporello.gateway.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reseller does all day: customers, their users, their figures. */
@ExtendWith(WebPages.class)
class ResellerStoryIT {

    /** The addresses below that of a customer. */
    private static final List<String> OF_CUSTOMER = List.of(
            "",
            "/users",
            "/statement?period=2026-10",
            "/contract",
            "/credits",
            "/api-keys",
            "/details",
            "/documents",
            "/live",
            "/table.csv");

    @Test
    void a_reseller_makes_a_customer_and_invites_a_user_who_accepts_and_signs_in() {
        var own = WebPages.customer("Papierhafen", "{}");
        var reseller = WebPages.person(own, "Rita Seel", "RESELLER");
        var faults = new ArrayList<String>();
        try (var browser = WebPages.open(WebPages.Look.USUAL, faults)) {
            var page = WebPages.signIn(browser, reseller);
            page.locator(".side nav").getByText("Customers").click();
            assertThat(page.locator("html.scripted main h1")).hasText("Customers");
            page.keyboard().press("n");
            page.fill("#name", "Blattwerk");
            page.keyboard().press("Enter");
            assertThat(page.locator(".toast-line")).hasText("The customer is there.");

            page.locator("tbody").getByText("Blattwerk").click();
            page.locator(".tabs").getByText("Users").click();
            page.locator(".head").getByText("Invite user").click();
            page.fill("#name", "Bodo Blatt");
            page.fill("#email", "bodo@example.org");
            page.locator("label.check").getByText("Manager").first().click();
            page.getByText("Send invitation").click();
            assertThat(page.locator("tbody tr")).containsText(new String[] {"Bodo Blatt"});
            assertThat(page.locator("tbody tr")).containsText(new String[] {"invited"});
            assertThat(page.locator("label.check").getByText("Reseller")).hasCount(0);
        }
        assertThat(faults).isEmpty();

        try (var browser = WebPages.open()) {
            var page = browser.newPage();
            page.navigate("/invitation#token=" + WebPages.tokenFor("bodo@example.org"));
            page.fill("#password", WebPages.PASSWORD);
            page.click("main button[type=submit]");
            page.waitForURL("**/dashboard");
            assertThat(page.locator(".acting")).hasText("Blattwerk");
            page.locator("details.person summary").click();
            page.getByText("Sign out").click();
            page.waitForURL("**/sign-in");
            WebPages.signIn(browser, "bodo@example.org");
        }
    }

    @Test
    void roles_are_changed_and_a_user_is_erased_only_with_the_name_typed() {
        var customer = WebPages.customer("Seitenweise", "{}");
        var manager = WebPages.person(customer, "Marta Nagel", "MANAGER");
        WebPages.person(customer, "Uwe Senn", "USER");
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, manager);
            page.locator(".side nav").getByText("Users").click();
            page.locator("tbody").getByText("Uwe Senn").click();
            page.locator(".panel label.check").getByText("Annotator").last().click();
            page.getByText("Save roles").click();
            assertThat(page.locator(".toast-line")).hasText("The roles are changed.");
            var row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("Uwe Senn"));
            assertThat(row).containsText("Annotator");

            row.getByText("Uwe Senn").click();
            page.locator(".danger").getByText("Erase").click();
            var yes = page.locator("dialog .yes");
            assertThat(yes).isDisabled();
            page.fill("dialog input", "Uwe");
            assertThat(yes).isDisabled();
            page.fill("dialog input", "Uwe Senn");
            yes.click();
            assertThat(page.locator("tbody")).containsText("Erased user");
            assertThat(page.locator("tbody")).not().containsText("Uwe Senn");

            page.locator("tbody").getByText("Marta Nagel").click();
            page.locator(".danger").getByText("Deactivate").click();
            page.locator("dialog .yes").click();
            assertThat(page.locator(".panel [role=alert]")).isVisible();
        }
    }

    @Test
    void usage_that_arrives_is_seen_without_reloading() {
        var own = WebPages.customer("Papierhafen", "{}");
        var reseller = WebPages.person(own, "Rita Seel", "RESELLER");
        var customer = WebPages.customer("Kontor Nord", "{\"reseller\":\"%s\"}".formatted(own));
        var stranger = WebPages.customer("Fremde AG", "{}");
        var now = Instant.now().toString();
        WebPages.used(customer, now, "{\"pages\":12,\"product\":\"ocr\"}");
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, reseller);
            assertThat(page.locator("[data-live=pages]")).hasText("12");
            page.evaluate("window.same = true");

            WebPages.used(stranger, now, "{\"pages\":1000}");
            WebPages.used(customer, now, "{\"pages\":30,\"product\":\"ocr\"}");

            assertThat(page.locator("[data-live=pages]")).hasText("42");
            assertThat(page.locator("[data-live='" + customer + "-pages']")).hasText("42");
            assertThat(page.evaluate("window.same")).isEqualTo(true);
        }
    }

    @Test
    void the_period_stands_in_the_address_and_shows_a_colleague_the_same() {
        var own = WebPages.customer("Papierhafen", "{}");
        var reseller = WebPages.person(own, "Rita Seel", "RESELLER");
        var thisMonth = LocalDate.now(ZoneId.of("Europe/Berlin")).withDayOfMonth(1);
        var lastMonth = thisMonth.minusMonths(1);
        WebPages.used(own, lastMonth.plusDays(9) + "T10:00:00Z", "{\"pages\":7,\"product\":\"ocr\"}");
        WebPages.used(own, lastMonth.plusDays(11) + "T10:00:00Z", "{\"pages\":5,\"product\":\"id-check\"}");
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, reseller);
            page.locator(".period summary").click();
            page.getByText("Last month").click();
            assertThat(page)
                    .hasURL(WebPages.address(
                            "/dashboard?period=" + lastMonth.toString().substring(0, 7)));
            assertThat(page.locator("[data-live=pages]")).hasText("12");
            page.locator(".choices").getByText("Product").click();
            assertThat(page.locator("tbody th").first()).hasText("ocr");
            page.locator("thead").getByText("Product").click();
            assertThat(page.locator("tbody th").first()).hasText("id-check");

            var table = page.request().get(page.locator("a[href*='table.csv']").getAttribute("href"));
            assertThat(table.text())
                    .isEqualTo("product,name,documents,pages,credits\r\nid-check,id-check,1,5,0\r\nocr,ocr,1,7,0\r\n");

            page.navigate("/dashboard?from=" + lastMonth.plusDays(9) + "&to=" + lastMonth.plusDays(9));
            assertThat(page.locator("[data-live=pages]")).hasText("7");
            page.navigate("/dashboard?period=nonsense");
            assertThat(page.locator("h1")).hasText("That is not possible");
        }
    }

    @Test
    void the_frame_of_a_dashboard_is_there_before_its_figures() {
        var own = WebPages.customer("Papierhafen", "{}");
        WebPages.used(own, Instant.now().toString(), "{\"pages\":7}");
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, WebPages.person(own, "Rita Seel", "RESELLER"));
            WebPages.whileNothingIsAddedUp(() -> {
                page.navigate("/dashboard", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
                assertThat(page.locator("h1")).hasText("Dashboard");
                assertThat(page.locator(".period summary")).isVisible();
                assertThat(page.locator(".side nav a[aria-current]")).isVisible();
                assertThat(page.locator(".tiles")).hasCount(0);
            });
            assertThat(page.locator("[data-live=pages]")).hasText("7");
        }
    }

    @Test
    void a_dashboard_that_cannot_be_added_up_says_so_in_the_place_of_its_figures() {
        var own = WebPages.customer("Papierhafen", "{}");
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, WebPages.person(own, "Rita Seel", "RESELLER"));
            WebPages.losesSums(true);
            try {
                page.navigate("/dashboard");
                assertThat(page.locator("main [role=alert] h2")).hasText("The figures are missing");
                assertThat(page.locator(".side nav a[aria-current]")).hasText("Dashboard");
            } finally {
                WebPages.losesSums(false);
            }
        }
    }

    /** The usual one of several, as other tests may just use the machine. */
    @Test
    void usage_shows_within_two_seconds() {
        var own = WebPages.customer("Papierhafen", "{}");
        var reseller = WebPages.person(own, "Rita Seel", "RESELLER");
        WebPages.used(own, Instant.now().toString(), "{\"pages\":1}");
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, reseller);
            var waited = new ArrayList<Duration>();
            for (var pages = 2; pages <= 6; pages++) {
                assertThat(page.locator("[data-live=pages]")).hasText(String.valueOf(pages - 1));
                WebPages.used(own, Instant.now().toString(), "{\"pages\":1}");
                var taken = System.nanoTime();
                assertThat(page.locator("[data-live=pages]")).hasText(String.valueOf(pages));
                waited.add(Duration.ofNanos(System.nanoTime() - taken));
            }
            assertThat(waited.stream().sorted().toList().get(waited.size() / 2)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void a_figure_leads_down_to_its_single_documents_and_from_there_to_the_event() {
        var own = WebPages.customer("Papierhafen", "{}");
        var reseller = WebPages.person(own, "Rita Seel", "RESELLER");
        var customer = WebPages.customer("Kontor Nord", "{\"reseller\":\"%s\"}".formatted(own));
        var day = LocalDate.now(ZoneId.of("Europe/Berlin")).withDayOfMonth(1);
        WebPages.used(customer, day + "T10:00:00Z", "{\"pages\":12,\"product\":\"ocr\"}");
        WebPages.used(customer, day + "T11:00:00Z", "{\"pages\":30,\"product\":\"ocr\"}");
        WebPages.used(customer, day + "T11:30:00Z", "{\"pages\":5,\"product\":\"id-check\"}");
        WebPages.used(customer, day.minusDays(1) + "T10:00:00Z", "{\"pages\":7,\"product\":\"ocr\"}");
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, reseller);
            page.locator("tbody").first().getByText("Kontor Nord").click();
            page.locator("tbody").first().getByText("ocr").click();
            assertThat(page.locator(".chip")).containsText("ocr");
            assertThat(page.locator("tbody tr")).hasCount(2);
            assertThat(page.locator("tbody tr").last()).containsText("30");
            page.locator("tbody tr a").last().click();
            assertThat(page.locator(".log .event")).hasCount(1);
            assertThat(page.locator(".log .what")).hasText("test recorded 30 pages for Kontor Nord");
        }
    }

    @Test
    void customers_are_listed_with_what_they_used_and_will_owe_and_sorted_by_it() {
        var own = WebPages.customer("Papierhafen", "{}");
        var reseller = WebPages.person(own, "Rita Seel", "RESELLER");
        var plan = WebPages.id("plan");
        WebPages.created(WebPages.operator().post("/v1/price-plans", """
                {"id":"%s","name":"Ten cents","currency":"EUR","charges":[{"meter":"pages","model":"per_unit","unitPrice":"0.10"}]}
                """.formatted(plan)));
        var pages = List.of(20, 300, 1);
        for (var each : pages) {
            var customer = WebPages.customer("Kontor " + each, "{\"reseller\":\"%s\"}".formatted(own));
            WebPages.operator()
                    .send(
                            "PUT",
                            "/v1/customers/" + customer + "/contract",
                            "{\"plan\":\"" + plan + "\",\"from\":\"2026-01-01\"}");
            WebPages.used(customer, Instant.now().toString(), "{\"pages\":" + each + "}");
        }
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, reseller);
            page.navigate("/customers?q=kontor");
            page.locator("thead").getByText("Estimated").click();
            assertThat(page.locator("tbody th")).hasText(new String[] {"Kontor 300", "Kontor 20", "Kontor 1"});
            assertThat(page.locator("tbody tr").first()).containsText("Ten cents");
            assertThat(page.locator("tbody tr").first()).containsText("€30.00");
            page.locator("thead").getByText("Estimated").click();
            assertThat(page.locator("tbody th")).hasText(new String[] {"Kontor 1", "Kontor 20", "Kontor 300"});
            page.locator("thead").getByText("Name").click();
            assertThat(page.locator("tbody th")).hasText(new String[] {"Kontor 1", "Kontor 20", "Kontor 300"});
        }
    }

    @Test
    void a_customer_is_searched_for_from_every_page() {
        var own = WebPages.customer("Papierhafen", "{}");
        var reseller = WebPages.person(own, "Rita Seel", "RESELLER");
        var customer = WebPages.customer("Zwirnerei Abendroth", "{\"reseller\":\"%s\"}".formatted(own));
        WebPages.customer("Zwirn der Fremden", "{}");
        WebPages.shown();
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, reseller);
            page.keyboard().press("/");
            page.keyboard().type("zwirn");
            assertThat(page.locator("#accounts a")).hasText(new String[] {"Zwirnerei Abendroth"});
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(WebPages.address("/customers/" + customer));

            page.navigate("/customers");
            page.locator(".find input[type=search]").fill("aben");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody th")).hasText("Zwirnerei Abendroth");
        }
    }

    @Test
    void a_user_who_tries_the_addresses_of_another_customer_finds_nothing() {
        var own = WebPages.customer("Seitenweise", "{}");
        var other = WebPages.customer("Kontor Nord", "{}");
        var user = WebPages.person(own, "Uwe Senn", "USER");
        var manager = WebPages.person(own, "Marta Nagel", "MANAGER");
        WebPages.shown();
        for (var email : new String[] {user, manager}) {
            try (var browser = WebPages.open()) {
                WebPages.signIn(browser, email);
                for (var path : OF_CUSTOMER)
                    assertThat(status(browser, "/customers/" + other + path))
                            .as(email + path)
                            .isEqualTo(404);
            }
        }
        try (var browser = WebPages.open()) {
            var page = WebPages.signIn(browser, user);
            assertThat(status(browser, "/customers")).isEqualTo(200);
            assertThat(status(browser, "/users")).isEqualTo(403);
            assertThat(status(browser, "/accounts?q=Kontor")).isEqualTo(403);
            page.navigate("/customers/" + other);
            assertThat(page.locator("h1")).hasText("Not found");
            var token = page.request()
                    .post(
                            WebPages.address("/customers/" + other + "/users"),
                            RequestOptions.create().setData(""));
            assertThat(token.status()).isEqualTo(403);
        }
    }

    private static int status(BrowserContext browser, String path) {
        return browser.request()
                .get(WebPages.address(path), RequestOptions.create().setHeader("Accept", "text/html"))
                .status();
    }
}
