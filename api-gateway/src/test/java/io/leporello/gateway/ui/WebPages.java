package io.leporello.gateway.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.leporello.Eventually;
import io.leporello.event.Origin;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import io.leporello.postgres.TestDatabase;
import io.leporello.postgres.TestJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole application and a real browser. Both start with the first test class that asks for them, are shared by all of this
 * JVM and stop with it, so every test makes customers and persons of its own.
 */
final class WebPages implements BeforeAllCallback {

    static final String PASSWORD = "vier Reiher im Nebel";

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]{43})");
    /** Never waited for on a machine that has nothing else to do. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static @Nullable ConfigurableApplicationContext application;
    private static @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (application != null) return;
        application = TestJvm.closesAtItsEnd(started());
        assertThat(Files.isExecutable(CHROMIUM))
                .as(CHROMIUM + " is there; the pages are tried in a real browser, so install the package chromium")
                .isTrue();
        // The driver is told to bring no browser of its own.
        var playwright = TestJvm.closesAtItsEnd(Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    private static ConfigurableApplicationContext started() {
        var database = TestDatabase.of(WebPages.class);
        return LedgerApplication.start(
                "--server.port=0",
                "--leporello.data=" + TestJvm.folder("web-pages"),
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.mail.every=50ms",
                // It shares a PostgreSQL of 60 connections with the servers of other tests.
                "--spring.datasource.hikari.maximum-pool-size=5",
                "--leporello.database.url=" + database.jdbcUrl(),
                "--leporello.database.user=" + database.user(),
                "--leporello.database.password=" + database.password());
    }

    private static int port() {
        var environment = requireNonNull(application).getEnvironment();
        return Integer.parseInt(environment.getRequiredProperty("local.server.port"));
    }

    static String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    static Http operator() {
        return Http.operator(port());
    }

    /** How somebody looks at the pages. */
    record Look(String language, ColorScheme light, int width) {

        static final Look USUAL = new Look("en-GB", ColorScheme.LIGHT, 1440);
    }

    /** A browser of nobody; what goes wrong in it is gathered in the list. */
    static BrowserContext open(Look look, List<String> faults) {
        var context = requireNonNull(browser)
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address(""))
                        .setLocale(look.language())
                        .setColorScheme(look.light())
                        .setTimezoneId("Europe/Berlin")
                        .setViewportSize(look.width(), 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onConsoleMessage(message -> {
            var complains = message.type().equals("error") || message.type().equals("warning");
            if (complains && !isAboutTheCheck(message.text())) faults.add(message.text());
        });
        context.onWebError(error -> faults.add(error.error()));
        context.onRequest(request -> {
            if (!request.url().startsWith(address("/")) && !isTheBrowsersOwn(request.url()))
                faults.add("request to another place: " + request.url());
        });
        return context;
    }

    /** To measure contrast, the check of accessibility draws text and reads it back, which the browser finds slow. */
    private static boolean isAboutTheCheck(String message) {
        return message.startsWith("Canvas2D: Multiple readback operations using getImageData");
    }

    /** What never leaves the browser, such as the parts of its own viewer of PDFs. */
    private static boolean isTheBrowsersOwn(String url) {
        return url.startsWith("data:") || url.startsWith("chrome-extension:") || url.startsWith("chrome:");
    }

    static BrowserContext open() {
        return open(Look.USUAL, new ArrayList<>());
    }

    /** Fills in the sign-in and is in. */
    static com.microsoft.playwright.Page signIn(BrowserContext context, String email) {
        var page = context.newPage();
        page.navigate("/sign-in");
        page.fill("#email", email);
        page.fill("#password", PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL("**/dashboard");
        return page;
    }

    static String id(String kind) {
        return kind + "-" + COUNT.incrementAndGet();
    }

    /** @param details beside the id and the name */
    static String customer(String name, String details) {
        var id = id("customer");
        var customer = JSON.createObjectNode().put("id", id).put("name", name);
        JSON.readTree(details).properties().forEach(detail -> customer.set(detail.getKey(), detail.getValue()));
        created(operator().post("/v1/customers", customer.toString()));
        return id;
    }

    /** Somebody who accepted an invitation to a customer, or to the platform; returns the e-mail address. */
    static String person(@Nullable String customer, String name, String... roles) {
        var email = id("person") + "@example.org";
        var user = JSON.createObjectNode().put("email", email).put("name", name);
        var given = user.putArray("roles");
        for (var role : roles) given.add(role);
        var list = customer == null ? "/v1/users" : "/v1/customers/" + customer + "/users";
        created(operator().post(list, user.toString()));
        var acceptance = JSON.createObjectNode().put("token", tokenFor(email)).put("password", PASSWORD);
        var accepted = Http.nobody(port()).post("/v1/invitations/accept", acceptance.toString());
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
        return email;
    }

    /** The token of the mail that is kept for an address. */
    static String tokenFor(String email) {
        var token = new AtomicReference<String>();
        Eventually.isTrue(() -> {
            for (var mail : operator().get("/v1/kept-mails").json().path("items")) {
                if (!mail.path("to").asString().equals(email)) continue;
                var found = TOKEN.matcher(mail.path("text").asString());
                if (found.find()) token.set(found.group(1));
            }
            return token.get() != null;
        });
        return requireNonNull(token.get());
    }

    /** Usage that is taken. */
    static void used(String customer, String time, String data) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id("event"))
                .put("source", "/test")
                .put("type", "document.processed")
                .put("subject", customer)
                .put("time", time);
        event.set("data", JSON.readTree(data));
        var answer = operator()
                .send("POST", "/v1/usage-events", event.toString(), "Content-Type", "application/cloudevents+json");
        assertThat(answer.json().path("accepted").asInt()).as(answer.text()).isEqualTo(1);
    }

    /** Something that no call brings about at will: the first events of a stream, taken in as one. */
    static void happened(String type, String aggregate, Object... events) {
        var origin = new Origin(Origin.SYSTEM, null, "test").asMetaData();
        var messages = IntStream.range(0, events.length)
                .mapToObj(index ->
                        new GenericDomainEventMessage<>(type, aggregate, index, events[index]).withMetaData(origin))
                .toList();
        requireNonNull(application).getBean(EventStore.class).publish(messages);
    }

    /** Billing's rows miss an event about a customer, until they are said to be complete. */
    static void misses(String customer, boolean missing) {
        var database = requireNonNull(application).getBean(JdbcClient.class);
        database.sql(missing ? """
                        insert into usage.dead_letter (projection, position, stream, customer, type, reason, set_aside_at)
                        values ('billing', 1, 'nobody', ?, 'usage.recorded', 'It cannot be read.', now())
                        """ : "delete from usage.dead_letter where customer = ?")
                .param(customer)
                .update();
    }

    /** As a fault of the program would: usage of so many pages cannot be counted, until it is mended. */
    static void refuses(int pages, boolean refusing) {
        requireNonNull(application)
                .getBean(JdbcClient.class)
                .sql(
                        refusing
                                ? "alter table usage.entry add constraint no_poison check (pages <> " + pages + ")"
                                : "alter table usage.entry drop constraint if exists no_poison")
                .update();
    }

    /** Who asks for sums of months in the meantime has to wait. */
    static void whileNothingIsAddedUp(Runnable meantime) {
        var transaction =
                new TransactionTemplate(requireNonNull(application).getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            requireNonNull(application)
                    .getBean(JdbcClient.class)
                    .sql("lock table billing.month in access exclusive mode")
                    .update();
            meantime.run();
        });
    }

    /** The sums of months are not where they should be, until they are back. */
    static void losesSums(boolean lost) {
        requireNonNull(application)
                .getBean(JdbcClient.class)
                .sql(lost ? "alter table billing.month rename to lost" : "alter table billing.lost rename to month")
                .update();
    }

    /** Somebody with the database at hand counts a page more of everything that a customer used. */
    static void meddles(String customer) {
        requireNonNull(application)
                .getBean(JdbcClient.class)
                .sql("update usage.entry set pages = pages + 1 where customer = ?")
                .param(customer)
                .update();
    }

    /** Waits until the pages show everything that was told so far. */
    static void shown() {
        assertThat(operator().get("/v1/customers?limit=1&wait=10").status()).isEqualTo(200);
    }

    static JsonNode created(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 201, 202);
        return answer.json();
    }
}
