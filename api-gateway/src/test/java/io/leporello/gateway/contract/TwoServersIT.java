package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.ChildServer;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import io.leporello.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two servers on one PostgreSQL take the same and different events at once, until one of them is killed. Nothing is lost or
 * counted twice, a reader who never looks back misses nothing, and the one that is left goes on with the projections.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are killed")
class TwoServersIT {

    private static final TestDatabase DATABASE = TestDatabase.of(TwoServersIT.class);

    /** Of connections; PostgreSQL is shared with other tests. */
    private static final String POOL = "spring.datasource.hikari.maximum-pool-size=8";

    private final Senders sameHere = new Senders();
    private final Senders sameThere = new Senders();
    private final Senders onlyHere = new Senders(1_000_000);
    private final Senders onlyThere = new Senders(2_000_000);

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void one_of_two_servers_is_killed_and_the_other_goes_on_with_everything() throws Exception {
        // The first one holds the projections.
        var there = there();
        try (var application = here()) {
            var here = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            onlyHere.register(Http.operator(there.port()));
            var sending = new AtomicBoolean(true);
            var read = CompletableFuture.supplyAsync(() -> positionsReadWhile(sending, Http.operator(here)));
            sendUntilOneIsKilled(here, there);
            sending.set(false);

            assertThat(sameHere.acknowledged()).as("sent to both").containsAnyElementsOf(sameThere.acknowledged());
            assertThat(sameThere.unanswered()).as("cut off by the kill").isNotEmpty();
            for (var senders : all()) senders.sendAgain(here);
            awaitProjections(Http.operator(here));
            Senders.assertAllCountedOnce(Http.operator(here), all());
            var positions = read.join();
            assertThat(positions)
                    .as("positions, in the order in which they were read")
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, positions.size()).boxed().toList());
        } finally {
            there.kill();
        }
    }

    private ChildServer there() throws IOException {
        return ChildServer.beside(
                RunningLedger.environment(DATABASE), directory.resolve("data"), "-D" + POOL, "-XX:TieredStopAtLevel=1");
    }

    /** With the same data directory, which holds the key of names. */
    private ConfigurableApplicationContext here() {
        return LedgerApplication.start(
                "--server.port=0",
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.data=" + directory.resolve("data"),
                "--" + POOL,
                "--leporello.database.url=" + DATABASE.jdbcUrl(),
                "--leporello.database.user=" + DATABASE.user(),
                "--leporello.database.password=" + DATABASE.password());
    }

    private List<Senders> all() {
        return List.of(sameHere, sameThere, onlyHere, onlyThere);
    }

    private void sendUntilOneIsKilled(int here, ChildServer there) throws InterruptedException {
        sameHere.sendWhile(
                here,
                () -> onlyHere.sendWhile(
                        here,
                        () -> sameThere.sendWhile(
                                there.port(),
                                () -> onlyThere.sendWhile(there.port(), () -> {
                                    for (var senders : all()) senders.awaitAcknowledged(20);
                                    there.kill();
                                    onlyHere.awaitAcknowledged(20);
                                }))));
    }

    /** A killed process keeps its projections until it has given no sign of life for a while. */
    private static void awaitProjections(Http operator) {
        Eventually.isTrue(() -> operator.get("/v1/customers?limit=1&wait=10").status() == 200);
    }

    /** Each page begins behind the last one, so what appears further up later is never seen. */
    private static List<Long> positionsReadWhile(AtomicBoolean sending, Http operator) {
        var positions = new ArrayList<Long>();
        for (var more = true; more || sending.get(); ) {
            var from = positions.isEmpty() ? 1 : positions.get(positions.size() - 1) + 1;
            var page = operator.get("/v1/history?limit=1000&fromPosition=" + from)
                    .json()
                    .path("items");
            page.forEach(event -> positions.add(event.path("position").asLong()));
            more = !page.isEmpty();
        }
        return positions;
    }
}
