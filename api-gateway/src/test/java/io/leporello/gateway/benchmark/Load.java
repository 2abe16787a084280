package io.leporello.gateway.benchmark;

import io.leporello.gateway.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Distinct events as a busy platform makes them, ten in a second, of ten customers with five users each; rendered before
 * anything is measured.
 */
record Load(List<byte[]> bodies, int eventsOfBatch) {

    static final int CUSTOMERS = 10;

    /** User n belongs to customer n % 10. */
    static final int USERS = 50;

    private static final Instant BEGIN = Instant.parse("2025-10-01T00:00:00Z");
    private static final int MILLIS_BETWEEN = 100;
    private static final List<String> PRODUCTS = List.of("invoice-extraction", "ocr", "classification");

    /** @param first number of the first event, so that two loads are distinct */
    static Load of(int first, int events, int eventsOfBatch) {
        return of(Load::event, first, events, eventsOfBatch);
    }

    /** @param event from its number to its text */
    static Load of(IntFunction<String> event, int first, int events, int eventsOfBatch) {
        var bodies = IntStream.range(0, events / eventsOfBatch)
                .mapToObj(batch -> body(event, first + batch * eventsOfBatch, eventsOfBatch))
                .toList();
        return new Load(bodies, eventsOfBatch);
    }

    /** One event as a body of its own. */
    static byte[] bytes(int number) {
        return event(number).getBytes(StandardCharsets.UTF_8);
    }

    /** Numbers {@code first} to {@code first + events - 1} as one body. */
    static byte[] body(int first, int events) {
        return body(Load::event, first, events);
    }

    private static byte[] body(IntFunction<String> event, int first, int events) {
        return IntStream.range(first, first + events)
                .mapToObj(event)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The customers and users whom the events speak of. */
    static void registerAccounts(Http operator) {
        for (var customer = 0; customer < CUSTOMERS; customer++) {
            var body = "{\"id\":\"customer-%d\",\"name\":\"Customer %d\"}".formatted(customer, customer);
            Calls.post(operator, 201, "/v1/customers", body);
        }
        for (var user = 0; user < USERS; user++) {
            var body =
                    "{\"id\":\"user-%d\",\"name\":\"User %d\",\"email\":\"user-%d@example.com\",\"roles\":[\"USER\"]}"
                            .formatted(user, user, user);
            Calls.post(operator, 201, "/v1/customers/customer-" + user % CUSTOMERS + "/users", body);
        }
    }

    /** A fast answer that loses events is none. */
    static void refuseMissing(Http operator, long events) {
        var documents = 0L;
        for (var customer = 0; customer < CUSTOMERS; customer++)
            documents += Calls.get(
                            operator,
                            "/v1/customers/customer-" + customer + "/usage?from=2025-09-30&to=2026-02-01&by=month")
                    .path("totals")
                    .path("documents")
                    .asLong();
        if (documents != events) throw new IllegalStateException(documents + " of " + events + " events are counted");
    }

    private static String event(int number) {
        return """
                {"specversion":"1.0","id":"0f1c7a52-9f3e-4d6b-8c1d-%012d","source":"/pipelines/ocr-%d",\
                "type":"document.processed","subject":"customer-%d","time":"%s","data":{"user":"user-%d",\
                "document":"sha256:%064x","product":"%s","documents":1,"pages":%d,"credits":"1.5"}}""".formatted(
                        number,
                        number % 4,
                        number % CUSTOMERS,
                        BEGIN.plusMillis((long) number * MILLIS_BETWEEN),
                        number % USERS,
                        number,
                        PRODUCTS.get(number % PRODUCTS.size()),
                        1 + number % 20);
    }

    int events() {
        return bodies.size() * eventsOfBatch;
    }

    long bytesOfEvent() {
        return bodies.stream().mapToLong(body -> body.length).sum() / events();
    }

    /** Sends everything; returns when every batch was answered, and fails when an event was not accepted. */
    Duration send(int port, String key, int clients) throws InterruptedException, ExecutionException {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var begin = System.nanoTime();
            var running = Stream.generate(() -> threads.submit(() -> {
                        for (var at = next.getAndIncrement(); at < bodies.size(); at = next.getAndIncrement())
                            post(client, port, key, bodies.get(at));
                        return null;
                    }))
                    .limit(clients)
                    .toList();
            for (var each : running) each.get();
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private void post(HttpClient client, int port, String key, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/usage-events"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/cloudevents-batch+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        var accepted =
                JsonMapper.shared().readTree(answer.body()).path("accepted").asInt();
        if (accepted != eventsOfBatch) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
}
