package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.ChildServer;
import io.leporello.gateway.Http;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The process is killed while many issue single invoices: what was answered is there, with its documents, and no number is left out. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
class IssuingCrashIT {

    private static final int CUSTOMERS = 30;
    private static final int CLIENTS = 4;

    @TempDir
    private Path directory = Path.of("set by JUnit");

    /** The answers by customer. */
    private final Map<String, JsonNode> acknowledged = new ConcurrentHashMap<>();

    @Test
    void what_was_answered_is_there_with_its_documents_and_no_number_is_left_out() throws Exception {
        var server = started();
        try {
            BillingRunCrashIT.setUp(Http.operator(server.port()), CUSTOMERS);
            for (var enough : List.of(8, CUSTOMERS)) {
                issueUntil(server, enough);
                server = started();
                assertEverythingAnsweredIsThere(Http.operator(server.port()));
            }
            assertNumbersHaveNoGap(Http.operator(server.port()));
        } finally {
            server.close();
        }
    }

    private ChildServer started() throws IOException {
        return ChildServer.started(directory.resolve("data"), "-XX:TieredStopAtLevel=1");
    }

    /** Every client goes through all customers in another order, so that two often want the same invoice at once. */
    private void issueUntil(ChildServer server, int enough) throws Exception {
        var isKilled = new AtomicBoolean();
        var clients = Executors.newFixedThreadPool(CLIENTS);
        var ended = new ArrayList<Future<?>>();
        for (var client = 0; client < CLIENTS; client++) {
            var first = client * 2;
            ended.add(clients.submit(() -> IntStream.range(0, CUSTOMERS)
                    .mapToObj(index -> "customer-" + (first + index) % CUSTOMERS)
                    .forEach(customer -> issue(server, customer, isKilled))));
        }
        Eventually.isTrue(() -> acknowledged.size() >= enough);
        isKilled.set(true);
        server.kill();
        clients.shutdown();
        for (var client : ended) client.get();
    }

    private void issue(ChildServer server, String customer, AtomicBoolean isKilled) {
        var answer = answer(server, customer, isKilled);
        // Who has to try again is told so; nothing else may go wrong.
        if (answer == null || answer.status() == 503) return;
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        var before = acknowledged.put(customer, answer.json());
        if (before != null) assertThat(answer.json()).isEqualTo(before);
    }

    private static Http.@Nullable Answer answer(ChildServer server, String customer, AtomicBoolean isKilled) {
        try {
            return Http.operator(server.port())
                    .post("/v1/customers/" + customer + "/invoices", "{\"period\":\"2025-10\"}");
        } catch (AssertionError unanswered) {
            if (isKilled.get()) return null;
            throw unanswered;
        }
    }

    private void assertEverythingAnsweredIsThere(Http operator) {
        for (var invoice : acknowledged.values()) {
            var path = "/v1/invoices/" + invoice.path("number").asString() + "?wait=10";
            assertThat(operator.get(path).json()).isEqualTo(invoice);
            for (var document : invoice.path("documents")) {
                var served = operator.send(
                        "GET", path, null, "Accept", document.path("mediaType").asString());
                assertThat(served.status()).as(served.text()).isEqualTo(200);
                assertThat(served.header("ETag"))
                        .isEqualTo('"' + document.path("sha256").asString() + '"');
            }
        }
    }

    private static void assertNumbersHaveNoGap(Http operator) {
        var invoices = operator.get("/v1/invoices?limit=1000&wait=10").json().path("items");
        assertThat(invoices.valueStream()
                        .map(invoice -> invoice.path("customer").asString()))
                .hasSize(CUSTOMERS)
                .doesNotHaveDuplicates();
        assertThat(invoices.valueStream()
                        .map(invoice -> Integer.valueOf(
                                invoice.path("number").asString().replaceAll(".*-", ""))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, CUSTOMERS).boxed().toList());
    }
}
