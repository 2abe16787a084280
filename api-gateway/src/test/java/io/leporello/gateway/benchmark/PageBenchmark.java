package io.leporello.gateway.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.leporello.gateway.ChildServer;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How soon a page is seen in a real browser with very much usage behind it. What pages of usage read is filled as ten million
 * events of a year would have left it: {@code billing.total}, {@code billing.day} and {@code billing.month}. The events and entries themselves, which
 * these pages do not read, are not there; accounts, prices and contracts are real.
 */
final class PageBenchmark {

    private static final int CUSTOMERS = 1_000;
    private static final int EVENTS = Integer.getInteger("events", 10_000_000);
    private static final int WARM_UP_VISITS = 10;
    private static final int VISITS = 20;
    private static final int FIRST_VISITS = 10;
    private static final int REST_MILLIS = 500;
    private static final String RESELLER = "papierverbund";
    private static final String OPERATORS_EMAIL = "operator@example.com";
    private static final String RESELLERS_EMAIL = "reseller@example.com";
    private static final String PASSWORD = "vier Reiher im Nebel";
    /** Of the page and everything that it loads. */
    private static final String BYTES = """
            performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
                .reduce((sum, loaded) => sum + loaded.transferSize, 0)
            """;

    /** Of pages whose frame comes first, the largest text is one of the figures. */
    private static final String LARGEST_PAINT = """
            new Promise(told => new PerformanceObserver(list => told(list.getEntries().at(-1).startTime))
                .observe({type: 'largest-contentful-paint', buffered: true}))
            """;

    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]{43})");

    /** Spread evenly over the last year, the customers, their five users each and three products; each in a sum of its own. */
    private static final String TOTALS = """
            insert into billing.total (customer, slot, "user", product, documents, pages, credits,
                                       documents_without_credits, pages_without_credits)
            select '00000000-0000-0001-0000-' || lpad(to_hex(event % :customers), 12, '0'),
                   date_bin('15 minutes', now() - event * (interval '365 days' / :events), timestamptz '0001-01-01 00:00:00Z'),
                   '00000000-0000-0002-0000-' || lpad(to_hex(event % :customers * 5 + event / :customers % 5), 12, '0'),
                   (array['invoice-extraction', 'ocr', 'classification'])[1 + event % 3],
                   1, 1 + event % 20, 1.5, 0, 0
              from generate_series(:events - 1, 0, -1) as event
            """;

    /** In the order in which days pass, which is how their rows come to lie. */
    private static final String DAYS = """
            insert into billing.day (customer, day, product, documents, pages, credits,
                                     documents_without_credits, pages_without_credits)
            select customer, (slot at time zone 'Europe/Berlin')::date, product,
                   sum(documents), sum(pages), sum(credits), 0, 0
              from billing.total group by 1, 2, 3 order by 2
            """;

    private static final String MONTHS = """
            insert into billing.month (customer, month, product, documents, pages, credits,
                                       documents_without_credits, pages_without_credits)
            select customer, date_trunc('month', day::timestamp)::date, product,
                   sum(documents), sum(pages), sum(credits), 0, 0
              from billing.day group by 1, 2, 3
            """;

    private final Path folder;
    private final Path jar;
    private final Figures figures;

    PageBenchmark(Path folder, Path jar, Figures figures) {
        this.folder = folder;
        this.jar = jar;
        this.figures = figures;
    }

    void run() throws IOException {
        var data = Files.createDirectories(folder.resolve("pages"));
        fill(data);
        measure(data);
    }

    private void fill(Path data) {
        try (var server = LedgerApplication.start(
                "--server.port=0",
                "--logging.threshold.console=OFF",
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.data=" + data)) {
            var port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var operator = Http.operator(port);
            right(operator.post("/v1/customers", "{\"id\":\"" + RESELLER + "\",\"name\":\"Papierverbund\"}"));
            new Accounts(server).make(CUSTOMERS, RESELLER);
            agree(operator);
            letIn(port, "/v1/users", OPERATORS_EMAIL, "OPERATOR");
            letIn(port, "/v1/customers/" + RESELLER + "/users", RESELLERS_EMAIL, "RESELLER");
            var database = server.getBean(JdbcClient.class);
            database.sql(TOTALS)
                    .param("customers", CUSTOMERS)
                    .param("events", EVENTS)
                    .update();
            database.sql(DAYS).update();
            database.sql(MONTHS).update();
            database.sql("analyze").update();
            figures.add("pages.customers", "customers", BigDecimal.valueOf(CUSTOMERS));
            figures.add("pages.events", "usage events behind the sums", BigDecimal.valueOf(EVENTS));
        }
    }

    /** A contract for everybody, so that there are amounts to estimate. */
    private static void agree(Http operator) {
        right(operator.post("/v1/price-plans", """
                {"id":"pages","name":"Pages, graduated","currency":"EUR","recurringFee":"49.00","charges":[{"meter":"pages",
                 "model":"graduated","tiers":[{"upTo":"1000","unitPrice":"0.10"},{"unitPrice":"0.08"}]}]}
                """));
        while (operator.get("/v1/customers?limit=1&wait=10").status() == 504) {}
        for (var customer = 0; customer < CUSTOMERS; customer++)
            right(operator.send(
                    "PUT",
                    "/v1/customers/" + Accounts.customerId(customer) + "/contract",
                    "{\"plan\":\"pages\",\"from\":\"2025-01-01\"}"));
        while (operator.get("/v1/customers?limit=1&wait=10").status() == 504) {}
    }

    private static void letIn(int port, String list, String email, String role) {
        var operator = Http.operator(port);
        right(operator.post(
                list, "{\"email\":\"%s\",\"name\":\"Olga Peters\",\"roles\":[\"%s\"]}".formatted(email, role)));
        var acceptance = JsonMapper.shared()
                .createObjectNode()
                .put("token", token(operator, email))
                .put("password", PASSWORD);
        right(Http.nobody(port).post("/v1/invitations/accept", acceptance.toString()));
    }

    private static String token(Http operator, String email) {
        return Stream.generate(() -> operator.get("/v1/kept-mails").json().path("items"))
                .flatMap(mails -> mails.values().stream())
                .filter(mail -> mail.path("to").asString().equals(email))
                .map(mail -> TOKEN.matcher(mail.path("text").asString()))
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static void right(Http.Answer answer) {
        if (answer.status() >= 300) throw new IllegalStateException(answer.status() + " " + answer.text());
    }

    private void measure(Path data) throws IOException {
        try (var server = ChildServer.ofJar(jar, data);
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")))) {
            var site = "http://127.0.0.1:" + server.port();
            try (var known = signedIn(browser, site, OPERATORS_EMAIL)) {
                var page = known.newPage();
                visits(page, "dashboard", "dashboard", "/dashboard");
                visits(page, "products", "dashboard by product", "/dashboard?by=product");
                visits(page, "list", "customers", "/customers");
                visits(page, "customer", "one customer", "/customers/" + Accounts.customerId(7));
            }
            try (var known = signedIn(browser, site, RESELLERS_EMAIL)) {
                visits(known.newPage(), "reseller", "dashboard of a reseller", "/dashboard");
            }
            firstVisits(browser, site);
        }
    }

    private static BrowserContext signedIn(Browser browser, String site, String email) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(site)
                .setViewportSize(1440, 900)
                // The pages refuse the scripts that ask here when something was painted.
                .setBypassCSP(true));
        var form = FormData.create().set("email", email).set("password", PASSWORD);
        var answer = context.request()
                .post(site + "/sign-in", RequestOptions.create().setForm(form));
        if (!answer.ok()) throw new IllegalStateException(answer.status() + " " + answer.text());
        return context;
    }

    /**
     * @param firstByte of the answer, in milliseconds after the page was asked for
     * @param paint     when something of the page was first seen, likewise
     * @param largest   when its largest text was, likewise
     * @param bytes     that came over the line
     */
    private record Visit(BigDecimal firstByte, BigDecimal paint, BigDecimal largest, BigDecimal bytes) {}

    private void visits(Page page, String name, String words, String path) {
        for (var visit = 0; visit < WARM_UP_VISITS; visit++) visit(page, path);
        add(name, words, Stream.generate(() -> visit(page, path)).limit(VISITS).toList());
    }

    /** With nothing of ours in the browser. */
    private void firstVisits(Browser browser, String site) {
        var visits = Stream.generate(() -> {
                    try (var unknown = signedIn(browser, site, OPERATORS_EMAIL)) {
                        return visit(unknown.newPage(), "/dashboard");
                    }
                })
                .limit(FIRST_VISITS)
                .toList();
        add("first", "dashboard, first visit", visits);
        figures.add(
                "pages.first.bytes",
                "dashboard, first visit, bytes",
                visits.get(0).bytes());
    }

    private void add(String name, String words, List<Visit> visits) {
        var bytes = sorted(visits, Visit::firstByte);
        var paints = sorted(visits, Visit::paint);
        var largest = sorted(visits, Visit::largest);
        figures.add("pages." + name + ".byte.p50_ms", words + ", first byte p50, ms", percentile(bytes, 50));
        figures.add("pages." + name + ".byte.p95_ms", words + ", first byte p95, ms", percentile(bytes, 95));
        figures.add("pages." + name + ".paint.p50_ms", words + ", first paint p50, ms", percentile(paints, 50));
        figures.add("pages." + name + ".paint.p95_ms", words + ", first paint p95, ms", percentile(paints, 95));
        figures.add("pages." + name + ".largest.p50_ms", words + ", largest paint p50, ms", percentile(largest, 50));
        figures.add("pages." + name + ".largest.p95_ms", words + ", largest paint p95, ms", percentile(largest, 95));
    }

    private static List<BigDecimal> sorted(List<Visit> visits, Function<Visit, BigDecimal> figure) {
        return visits.stream().map(figure).sorted().toList();
    }

    private static BigDecimal percentile(List<BigDecimal> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static Visit visit(Page page, String path) {
        page.navigate(path);
        // Nobody leaves a page while its chart still grows, and the browser needs the processors that the server needs.
        page.waitForTimeout(REST_MILLIS);
        page.waitForFunction("performance.getEntriesByName('first-contentful-paint').length > 0");
        return new Visit(
                figure(page, "performance.getEntriesByType('navigation')[0].responseStart"),
                figure(page, "performance.getEntriesByName('first-contentful-paint')[0].startTime"),
                figure(page, LARGEST_PAINT),
                figure(page, BYTES));
    }

    private static BigDecimal figure(Page page, String script) {
        return new BigDecimal(String.valueOf(page.evaluate(script))).setScale(0, RoundingMode.HALF_UP);
    }
}
