package io.leporello.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.leporello.gateway.ui.WebPages.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webjars.WebJarVersionLocator;

/**
 * Visits every page in both languages, light and dark, wide and on a phone: nothing is missing, nothing comes from elsewhere,
 * nothing is wider than the screen, and who cannot see well can use it.
 */
@ExtendWith(WebPages.class)
class EveryPageIT {

    private static final String AXE = axe();

    private static final String ENGLISH = "en-GB";
    private static final String GERMAN = "de-DE";
    private static final int WIDE = 1440;
    private static final int NARROW = 390;

    /** In these axe is asked: each language, each brightness and each width is in one of them, as axe takes most of the time. */
    private static final Set<Look> EXAMINED =
            Set.of(new Look(ENGLISH, ColorScheme.LIGHT, WIDE), new Look(GERMAN, ColorScheme.DARK, NARROW));

    /** The looks in one language, each a step away from the one before, and the first from the last. */
    private static final List<Function<String, Look>> TURNS = List.of(
            language -> new Look(language, ColorScheme.LIGHT, WIDE),
            language -> new Look(language, ColorScheme.DARK, WIDE),
            language -> new Look(language, ColorScheme.DARK, NARROW),
            language -> new Look(language, ColorScheme.LIGHT, NARROW));

    private static final List<String> OPEN = List.of(
            "/sign-in", "/sign-up", "/forgotten", "/confirmation", "/invitation", "/password-reset", "/nothing-here");

    private static final List<String> INSIDE = List.of(
            "/dashboard",
            "/dashboard?by=product&meter=credits",
            "/dashboard?period=2025-03",
            "/customers",
            "/customers?new",
            "/customers?q=nobody-is-called-like-that",
            "/customers/{customer}",
            "/customers/{customer}?by=user",
            "/customers/{empty}",
            "/customers/{customer}/documents?product=product-1&user={user}",
            "/customers/{empty}/documents",
            "/customers/{customer}/users",
            "/customers/{customer}/users?new",
            "/customers/{customer}/users?user={user}",
            "/users",
            "/users?new",
            "/customers/{customer}/statement",
            "/customers/{customer}/statement?period=2026-10",
            "/customers/{empty}/statement?period=2026-10",
            "/invoices",
            "/invoices?state=paid&kind=credit-note",
            "/invoices/{invoice}",
            "/invoices/runs",
            "/invoices/runs/{run}",
            "/customers/{customer}/contract",
            "/customers/{empty}/contract",
            "/customers/{customer}/credits",
            "/customers/{empty}/credits",
            "/customers/{customer}/api-keys",
            "/customers/{customer}/details",
            "/customers/{empty}/details",
            "/invoices?customer={customer}",
            "/prices",
            "/prices/{plan}",
            "/price-editor",
            "/price-editor?plan={plan}",
            "/history",
            "/history?customer={customer}&type=usage.recorded",
            "/history?type=credits.purchased&source=nowhere",
            "/operations",
            "/operations/projections",
            "/operations/mails",
            "/operations/read-log",
            "/profile",
            "/customers/nobody");

    @SuppressWarnings("NullAway.Init")
    private static String operator;

    @SuppressWarnings("NullAway.Init")
    private static String customer;

    @SuppressWarnings("NullAway.Init")
    private static String empty;

    @SuppressWarnings("NullAway.Init")
    private static String user;

    @SuppressWarnings("NullAway.Init")
    private static String plan;

    @SuppressWarnings("NullAway.Init")
    private static String invoice;

    @SuppressWarnings("NullAway.Init")
    private static String run;

    /**
     * Brightness and width change under an open page, as when somebody turns a device over; only another language needs
     * another page. The next one is loaded in the look that the one before was left in, so that pages are loaded in all.
     */
    private int look;

    @BeforeAll
    static void a_customer_with_everything_and_one_with_nothing() {
        plan = WebPages.id("plan");
        WebPages.created(WebPages.operator().post("/v1/price-plans", """
                {"id":"%s","name":"Pages, graduated","currency":"EUR","recurringFee":"49.00","charges":[{"meter":"pages",
                 "model":"graduated","tiers":[{"upTo":"1000","unitPrice":"0.10"},{"unitPrice":"0.08"}]}]}
                """.formatted(plan)));
        customer = WebPages.customer("Kontor Nord", """
                {"address":{"street":"Speicherweg 4","postalCode":"20457","city":"Hamburg","country":"DE"},
                 "email":"rechnung@kontor-nord.example"}
                """);
        empty = WebPages.customer("Noch leer", "{}");
        WebPages.operator()
                .send(
                        "PUT",
                        "/v1/customers/" + customer + "/contract",
                        "{\"plan\":\"" + plan + "\",\"from\":\"2026-01-01\"}");
        WebPages.created(WebPages.operator()
                .post(
                        "/v1/customers/" + customer + "/credit-purchases",
                        "{\"credits\":\"1000\",\"price\":\"18.00\",\"expiresOn\":\"2099-01-01\"}"));
        operator = WebPages.person(null, "Olga Peters", "OPERATOR");
        WebPages.person(customer, "Marta Nagel", "MANAGER");
        user = WebPages.operator()
                .get("/v1/customers/" + customer + "/users?wait=10")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var product = 1; product <= 8; product++)
            WebPages.used(
                    customer,
                    today.minusDays(product) + "T10:00:00Z",
                    "{\"pages\":%d,\"product\":\"product-%d\",\"user\":\"%s\",\"credits\":\"1.25\"}"
                            .formatted(product * 7, product, user));
        invoice = WebPages.created(WebPages.operator()
                        .post(
                                "/v1/customers/" + customer + "/invoices",
                                "{\"period\":\"" + YearMonth.from(today).minusMonths(1) + "\"}"))
                .path("number")
                .asString();
        run = WebPages.created(WebPages.operator().post("/v1/billing-runs", "{\"period\":\"2024-01\"}"))
                .path("id")
                .asString();
        WebPages.shown();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {ENGLISH, GERMAN})
    void every_page_is_whole(String language) {
        var faults = new ArrayList<String>();
        var first = TURNS.get(look).apply(language);
        try (var browser = WebPages.open(first, faults)) {
            var page = browser.newPage();
            for (var path : OPEN) visit(page, path, language, faults);
        }
        look = 0;
        try (var browser = WebPages.open(first, faults)) {
            var page = WebPages.signIn(browser, operator);
            for (var path : INSIDE) visit(page, path, language, faults);
        }
        assertThat(faults).isEmpty();
    }

    private void visit(Page page, String path, String language, List<String> faults) {
        var address = path.replace("{customer}", customer)
                .replace("{empty}", empty)
                .replace("{user}", user)
                .replace("{plan}", plan)
                .replace("{invoice}", invoice)
                .replace("{run}", run);
        var before = faults.size();
        var answer = Objects.requireNonNull(page.navigate(address));
        var missing = path.equals("/customers/nobody") || path.equals("/nothing-here");
        if (answer.status() != (missing ? 404 : 200)) faults.add("status " + answer.status());
        // A browser writes down that a page was not found, which is what was asked for.
        faults.removeIf(fault -> missing && fault.contains("404"));
        if (page.content().contains("??")) faults.add("a word is missing");
        if (!page.locator("html").getAttribute("lang").equals(language.substring(0, 2)))
            faults.add("the language is " + page.locator("html").getAttribute("lang"));
        if (page.locator("[data-chart]").count() > 0)
            page.locator("[data-chart] canvas").first().waitFor();
        for (var turn = 0; turn < TURNS.size(); turn++) {
            if (turn > 0) look = (look + 1) % TURNS.size();
            faults.addAll(faultsOf(page, TURNS.get(look).apply(language)));
        }
        for (var index = before; index < faults.size(); index++) faults.set(index, address + ": " + faults.get(index));
    }

    /** Turns the open page over, and looks at it. */
    private static List<String> faultsOf(Page page, Look look) {
        // What fades from one colour to the other would be caught in between.
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(look.light()).setReducedMotion(ReducedMotion.REDUCE));
        if (page.viewportSize().width != look.width()) page.setViewportSize(look.width(), 900);
        var faults = new ArrayList<String>();
        if ((Integer) page.evaluate("document.documentElement.scrollWidth") > look.width())
            faults.add("wider than " + look.width());
        if (EXAMINED.contains(look)) faults.addAll(barriers(page));
        return faults;
    }

    /** What axe finds serious. */
    private static List<String> barriers(Page page) {
        page.evaluate(AXE);
        var found = page.evaluate("""
                async () => (await axe.run({resultTypes: ["violations"]})).violations
                    .filter(fault => fault.impact === "serious" || fault.impact === "critical")
                    .map(fault => fault.id + " at " + fault.nodes.map(node => node.target.join(" ")).join(", "))
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        @Nullable String path = new WebJarVersionLocator().fullPath("axe-core", "axe.min.js");
        try (var script = EveryPageIT.class.getClassLoader().getResourceAsStream(Objects.requireNonNull(path))) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
