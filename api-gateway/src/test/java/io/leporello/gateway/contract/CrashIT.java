package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.ChildServer;
import io.leporello.gateway.Http;
import io.leporello.gateway.contract.Senders.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The process is killed, or asked to go, while four clients send: what was acknowledged is there, once. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
@SuppressWarnings("try") // The resources are there to be closed.
class CrashIT {

    private static final int KILLS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void five_kills_and_one_polite_end_during_intake_lose_nothing_that_was_acknowledged_and_double_nothing()
            throws Exception {
        var senders = new Senders();
        for (var kill = 1; kill <= KILLS; kill++) {
            var server = started();
            try {
                senders.register(Http.operator(server.port()));
                assertAcknowledgedIsThere(server, senders);
                senders.sendAgain(server.port());
                var more = 5 * kill;
                senders.sendWhile(server.port(), () -> {
                    senders.awaitAcknowledged(more);
                    server.kill();
                });
            } finally {
                server.kill();
            }
        }
        try (var server = started()) {
            assertAcknowledgedIsThere(server, senders);
            assertThat(senders.unanswered()).as("batches cut off by a kill").isNotEmpty();
            senders.sendAgain(server.port());
            assertEverythingIsThereOnce(server, senders);
            askToGoWhileSending(server, senders);
        }
        try (var server = started()) {
            assertEverythingIsThereOnce(server, senders);
        }
    }

    /** It answers everything it took: what it did not answer is not there either. */
    private static void askToGoWhileSending(ChildServer server, Senders senders) throws InterruptedException {
        senders.sendWhile(server.port(), () -> {
            senders.awaitAcknowledged(20);
            server.terminate();
            assertThat(server.ended(PATIENCE)).as(server::logged).isTrue();
        });
    }

    /** Short lives are not worth compiling for. */
    private ChildServer started() throws IOException {
        return ChildServer.started(directory.resolve("data"), "-XX:TieredStopAtLevel=1");
    }

    private static void assertAcknowledgedIsThere(ChildServer server, Senders senders) {
        var there = recorded(server);
        for (var batch : senders.acknowledged())
            assertThat(there.keySet()).as("of " + batch).containsAll(batch.ids());
    }

    private static void assertEverythingIsThereOnce(ChildServer server, Senders senders) {
        var there = recorded(server);
        var sent = senders.acknowledged().stream()
                .flatMap(batch -> batch.ids().stream())
                .collect(Collectors.toSet());
        assertThat(there.keySet()).isEqualTo(sent);
        assertThat(there.values()).as("times that an event was recorded").containsOnly(1);
        var totals = Http.operator(server.port())
                .get("/v1/customers/" + Senders.CUSTOMER + "/usage?from=2025-10-01&to=2025-11-01&by=month&wait=10")
                .json()
                .path("totals");
        var pages = senders.acknowledged().stream().mapToLong(Batch::pages).sum();
        assertThat(totals.path("pages").asString()).isEqualTo(Long.toString(pages));
        assertThat(totals.path("documents").asString()).isEqualTo(Integer.toString(sent.size()));
    }

    /** How often each event is in the history. */
    private static Map<String, Integer> recorded(ChildServer server) {
        var answer = Http.operator(server.port())
                .send("GET", "/v1/history?type=usage.recorded", null, "Accept", "application/x-ndjson");
        assertThat(answer.status()).isEqualTo(200);
        var times = new HashMap<String, Integer>();
        answer.text().lines().map(JsonNodes::read).map(CrashIT::id).forEach(id -> times.merge(id, 1, Integer::sum));
        return times;
    }

    private static String id(JsonNode event) {
        return event.path("payload").path("id").asString();
    }
}
