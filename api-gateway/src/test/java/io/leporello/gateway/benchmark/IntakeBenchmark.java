package io.leporello.gateway.benchmark;

import io.leporello.gateway.ChildServer;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The whole way of usage, from HTTP to totals, on one machine that also runs the clients. */
final class IntakeBenchmark {

    private static final int EVENTS = Integer.getInteger("events", 300_000);
    private static final int WARM_UP_EVENTS = 200_000;
    private static final int BATCH = 1_000;
    private static final int CLIENTS = 8;
    private static final int COPY_WRITERS = 4;

    private final Path folder;
    private final Path jar;
    private final Figures figures;

    IntakeBenchmark(Path folder, Path jar, Figures figures) {
        this.folder = folder;
        this.jar = jar;
        this.figures = figures;
    }

    void run() throws Exception {
        var data = folder.resolve("data");
        intake(data);
        restart(data);
        var copy = CopyBaseline.measure(data, COPY_WRITERS);
        figures.add("copy.events_per_second", "PostgreSQL COPY of the same rows", rate(EVENTS + WARM_UP_EVENTS, copy));
        figures.ratio("intake.of_copy", "intake, of COPY", "intake.events_per_second", "copy.events_per_second");
    }

    private void intake(Path data) throws Exception {
        var warmUp = Load.of(EVENTS, WARM_UP_EVENTS, BATCH);
        var load = Load.of(0, EVENTS, BATCH);
        try (var server = ChildServer.ofJar(jar, data)) {
            var operator = Http.operator(server.port());
            for (var customer = 0; customer < Load.CUSTOMERS; customer++) registerCustomer(operator, customer);
            for (var user = 0; user < Load.USERS; user++) registerUser(operator, user);
            warmUp.send(server.port(), GatewaySlice.OPERATOR_KEY, CLIENTS);
            awaitTotals(operator);

            var begin = Instant.now();
            var sent = load.send(server.port(), GatewaySlice.OPERATOR_KEY, CLIENTS);
            awaitTotals(operator);
            var complete = Duration.between(begin, Instant.now());
            figures.add("event.bytes", "bytes of an event", BigDecimal.valueOf(load.bytesOfEvent()));
            figures.add("intake.events_per_second", "intake over HTTP, every event durable", rate(EVENTS, sent));
            figures.add("totals.events_per_second", "the same until all totals are complete", rate(EVENTS, complete));
            figures.add(
                    "memory.megabytes", "resident memory of the server's JVM, MB", Resident.megabytes(server.pid()));
            refuseMissing(operator);
        }
    }

    private void restart(Path data) throws IOException, InterruptedException {
        var begin = Instant.now();
        try (var server = ChildServer.ofJar(jar, data)) {
            figures.add(
                    "start.seconds",
                    "start on these events until ready, s",
                    seconds(Duration.between(begin, Instant.now())));
            figures.add(
                    "memory.started.megabytes",
                    "resident memory after that start, MB",
                    Resident.megabytes(server.pid()));
        }
    }

    private static void registerCustomer(Http operator, int customer) {
        register(operator, "", "{\"id\":\"customer-" + customer + "\",\"name\":\"Customer " + customer + "\"}");
    }

    private static void registerUser(Http operator, int user) {
        var body = "{\"id\":\"user-%d\",\"name\":\"User %d\",\"email\":\"user-%d@example.com\",\"roles\":[\"USER\"]}"
                .formatted(user, user, user);
        register(operator, "/customer-" + user % Load.CUSTOMERS + "/users", body);
    }

    private static void register(Http operator, String path, String body) {
        var answer = operator.post("/v1/customers" + path, body);
        if (answer.status() != 201) throw new IllegalStateException(answer.text());
    }

    private static void awaitTotals(Http operator) {
        while (operator.get("/v1/customers?limit=1&wait=10").status() == 504) {}
    }

    /** A fast answer that loses events is none. */
    private static void refuseMissing(Http operator) {
        var documents = BigDecimal.ZERO;
        for (var customer = 0; customer < Load.CUSTOMERS; customer++)
            documents = documents.add(new BigDecimal(
                    operator.get("/v1/customers/customer-" + customer + "/usage?from=2025-09-30&to=2025-11-01&by=month")
                            .json()
                            .path("totals")
                            .path("documents")
                            .asString()));
        if (documents.intValueExact() != EVENTS + WARM_UP_EVENTS)
            throw new IllegalStateException(documents + " events are in the totals");
    }

    private static BigDecimal rate(int events, Duration time) {
        return BigDecimal.valueOf(events * 1_000L).divide(BigDecimal.valueOf(time.toMillis()), 0, RoundingMode.HALF_UP);
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
    }
}
