package io.leporello.gateway.benchmark;

import static io.leporello.gateway.benchmark.Calls.millis;
import static io.leporello.gateway.benchmark.Calls.percentile;
import static io.leporello.gateway.benchmark.Calls.seconds;

import io.leporello.gateway.ChildServer;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.postgres.EmbeddedPostgres;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** How a customer is billed that used very much in one month, on one machine that also runs the client. */
final class BillingBenchmark {

    private static final int EVENTS = Integer.getInteger("events.of.customer", 1_000_000);
    private static final int EVENTS_IN_MEMORY = Math.min(EVENTS, 100_000);
    private static final int BATCH = 1_000;
    private static final int CLIENTS = 8;
    private static final int USERS = 50;
    private static final List<String> PRODUCTS = List.of("invoice-extraction", "ocr", "classification");
    private static final Instant BEGIN = Instant.parse("2025-09-30T22:00:00Z"); // October begins in Berlin.
    private static final long MILLIS_OF_MONTH = (31 * 24 + 1) * 3_600_000L;

    private static final int WARM_UP_CALLS = 50;
    private static final int CALLS = 200;
    private static final int REPLAYS = 5;

    private static final String PLAN = """
            {"id":"plan","name":"Plan","currency":"EUR","recurringFee":"49.00","charges":[
              {"meter":"pages","model":"graduated","tiers":[{"upTo":"100000","unitPrice":"0.10"},{"unitPrice":"0.05"}]},
              {"meter":"documents","model":"package","packageSize":"100","packagePrice":"5.00"},
              {"meter":"credits","model":"per_unit","unitPrice":"0.02"}]}""";

    private static final String PLAIN_SUM = """
            select sum(documents), sum(pages), sum(credits) from usage.entry
             where customer = 'customer' and used_at >= '2025-09-30T22:00:00Z' and used_at < '2025-10-31T23:00:00Z'
            """;

    private final Path data;
    private final Path jar;
    private final Figures figures;

    BillingBenchmark(Path folder, Path jar, Figures figures) {
        this.data = folder.resolve("data");
        this.jar = jar;
        this.figures = figures;
    }

    void run() throws Exception {
        try (var server = ChildServer.ofJar(jar, data)) {
            fill(server);
        }
        try (var server = ChildServer.ofJar(jar, data)) {
            var operator = Http.operator(server.port());
            preview(operator);
            var number = issue(operator);
            replay(operator, number);
            drillDown(operator, number);
            figures.add(
                    "billing.megabytes", "resident memory of the server's JVM, MB", Resident.megabytes(server.pid()));
        }
        plainSum();
    }

    private static void fill(ChildServer server) throws Exception {
        var operator = Http.operator(server.port());
        Calls.post(operator, 201, "/v1/price-plans", PLAN);
        Calls.post(operator, 201, "/v1/customers", """
                {"id":"customer","name":"Customer","email":"bill@example.com",
                 "address":{"street":"Am Markt 1","postalCode":"20095","city":"Hamburg","country":"DE"}}""");
        Calls.put(operator, "/v1/customers/customer/contract", "{\"plan\":\"plan\",\"from\":\"2025-01-01\"}");
        Calls.each(
                USERS,
                user -> Calls.post(operator, 201, "/v1/customers/customer/users", """
                {"id":"user-%d","name":"User %d","email":"user-%d@example.com","roles":["USER"]}""".formatted(user, user, user)));
        for (var first = 0; first < EVENTS; first += EVENTS_IN_MEMORY)
            Load.of(BillingBenchmark::event, first, EVENTS_IN_MEMORY, BATCH)
                    .send(server.port(), GatewaySlice.OPERATOR_KEY, CLIENTS);
        Calls.awaitRows(operator);
    }

    /** Evenly over the month, every user with every product. */
    private static String event(int number) {
        return """
                {"specversion":"1.0","id":"0f1c7a52-9f3e-4d6b-8c1d-%012d","source":"/pipelines/ocr-%d",\
                "type":"document.processed","subject":"customer","time":"%s","data":{"user":"user-%d",\
                "document":"sha256:%064x","product":"%s","documents":1,"pages":%d,"credits":"1.5"}}""".formatted(
                        number,
                        number % 4,
                        BEGIN.plusMillis(MILLIS_OF_MONTH * number / EVENTS),
                        number % USERS,
                        number,
                        PRODUCTS.get(number % PRODUCTS.size()),
                        1 + number % 20);
    }

    private void preview(Http operator) throws Exception {
        var path = "/v1/customers/customer/invoice-preview?period=2025-10";
        refuseMissing(
                Calls.get(operator, path).path("lines").path(1).path("quantity").asString());
        Calls.times(WARM_UP_CALLS, () -> Calls.get(operator, path));
        var times = Calls.times(CALLS, () -> Calls.get(operator, path));
        figures.add("billing.events", "events of the customer in the month", BigDecimal.valueOf(EVENTS));
        figures.add("billing.preview.p50_ms", "preview of its invoice, p50 ms", percentile(times, 50));
        figures.add("billing.preview.p95_ms", "preview of its invoice, p95 ms", percentile(times, 95));
    }

    /** A fast answer that leaves events out is none. */
    private static void refuseMissing(String documents) {
        if (new BigDecimal(documents).intValueExact() != EVENTS)
            throw new IllegalStateException(documents + " documents are in the preview");
    }

    private String issue(Http operator) {
        var begin = System.nanoTime();
        var invoice = Calls.post(operator, 201, "/v1/customers/customer/invoices", "{\"period\":\"2025-10\"}");
        figures.add("billing.issue.seconds", "to issue it with its documents, s", seconds(System.nanoTime() - begin));
        return invoice.path("number").asString();
    }

    private void replay(Http operator, String number) throws Exception {
        var path = "/v1/invoices/" + number + "/replay";
        figures.add(
                "billing.replay.first.seconds",
                "the first replay from the single events, s",
                seconds(Calls.time(() -> replayed(operator, path))));
        var times = Calls.times(REPLAYS, () -> replayed(operator, path));
        figures.add(
                "billing.replay.seconds", "every later one, the middle one of five, s", seconds(times[REPLAYS / 2]));
    }

    private static boolean replayed(Http operator, String path) {
        var verdict = Calls.post(operator, 200, path, "");
        if (!verdict.path("identical").asBoolean()) throw new IllegalStateException(verdict.toString());
        return true;
    }

    private void drillDown(Http operator, String number) throws Exception {
        var path = "/v1/invoices/" + number + "/lines/1/usage";
        var pages = Calls.times(CALLS, () -> Calls.get(operator, path));
        figures.add("billing.page.p95_ms", "100 of the events behind a line, p95 ms", percentile(pages, 95));
        var all = Calls.stream(operator.port(), path, "application/x-ndjson");
        if (all.lines() != EVENTS) throw new IllegalStateException(all.lines() + " events are behind the line");
        figures.add("billing.stream.first_ms", "all of them: the first bytes, ms", millis(all.nanosToFirstByte()));
        figures.add("billing.stream.seconds", "all of them: the last bytes, s", seconds(all.nanos()));
    }

    private void plainSum() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data);
                var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            var times = Calls.times(REPLAYS, () -> {
                try (var rows = statement.executeQuery(PLAIN_SUM)) {
                    return rows.next();
                }
            });
            figures.add("billing.sum.seconds", "a plain SQL sum of the same events, s", seconds(times[REPLAYS / 2]));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
