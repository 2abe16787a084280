package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.ChildServer;
import io.leporello.gateway.Http;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Far more is sent at once than fits into the memory of the launcher's options, which end the process when it runs out of it.
 * All of it is taken in the end, and a pipeline of another key goes on beside it.
 */
class FloodIT {

    private static final int CLIENTS = 30;
    private static final int EVENTS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void a_flood_neither_ends_the_process_nor_keeps_another_key_out_and_counts_once() throws Exception {
        try (var server = ChildServer.started(directory.resolve("data"))) {
            var operator = Http.operator(server.port());
            for (var customer : new String[] {"flood", "steady"}) register(operator, customer);
            var flooding = new AtomicBoolean(true);
            var clients = Executors.newFixedThreadPool(CLIENTS + 1);
            try {
                var steady = clients.submit(() -> sendSteadily(operator.with(key(operator, "steady")), flooding));
                var flood = operator.with(key(operator, "flood"));
                var body = batch("flood", "flood", EVENTS);
                // The same batch from each: to keep them in memory costs as much, to record them less.
                var answers =
                        clients.invokeAll(Stream.<Callable<Integer>>generate(() -> () -> sendUntilTaken(flood, body))
                                .limit(CLIENTS)
                                .toList());
                flooding.set(false);

                var accepted = 0;
                for (var answer : answers) accepted += answer.get();
                assertThat(accepted).as(server.logged()).isEqualTo(EVENTS);
                assertThat(documents(operator, "flood")).isEqualTo(EVENTS);
                assertThat(documents(operator, "steady"))
                        .isEqualTo(steady.get())
                        .isPositive();
            } finally {
                clients.shutdownNow();
            }
        }
    }

    private static void register(Http operator, String customer) {
        var answer = operator.post("/v1/customers", "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(customer, customer));
        assertThat(answer.status()).isEqualTo(201);
    }

    private static String key(Http operator, String customer) {
        var made = operator.post(
                "/v1/customers/" + customer + "/api-keys", "{\"name\":\"pipeline\",\"scopes\":[\"usage:write\"]}");
        return made.json().path("key").asString();
    }

    private static String batch(String customer, String prefix, int events) {
        return IntStream.range(0, events)
                .mapToObj(number -> Story.event(
                        customer,
                        prefix + "-" + number,
                        "2025-10-03T12:00:00Z",
                        "{\"pages\":1,\"document\":\"" + "x".repeat(200) + "\"}"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Http.Answer post(Http key, String body) {
        return key.send("POST", "/v1/usage-events", body, "Content-Type", Story.BATCH);
    }

    /** @return how many events were new */
    private static int sendUntilTaken(Http flood, String body) throws InterruptedException {
        for (; ; ) {
            var answer = post(flood, body);
            if (answer.status() == 200) return answer.json().path("accepted").asInt();
            assertThat(answer.status()).as(answer.text()).isIn(429, 503);
            var seconds = Integer.parseInt(answer.header("Retry-After"));
            Thread.sleep(seconds * 500L + ThreadLocalRandom.current().nextInt(1_000));
        }
    }

    /** @return how many events were sent, each of which was taken at the first attempt and before long */
    private static int sendSteadily(Http steady, AtomicBoolean flooding) {
        var sent = 0;
        for (; flooding.get(); sent++) {
            var began = System.nanoTime();
            var answer = post(steady, batch("steady", "steady-" + sent, 1));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
        }
        return sent;
    }

    private static int documents(Http operator, String customer) {
        var usage = operator.get("/v1/customers/" + customer + "/usage?from=2025-10-01&to=2025-11-01&by=month&wait=10");
        return usage.json().path("totals").path("documents").asInt();
    }
}
