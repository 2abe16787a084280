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

    /** Of one round. */
    private static final int WARM_UP_EVENTS = 200_000;

    /** At least; and more until the compiler, which works on the processors that are measured, rests, or there were enough. */
    private static final int WARM_UP_ROUNDS = Integer.getInteger("warm.up.rounds", 6);

    private static final int WARM_UP_ROUNDS_MAX = Math.max(WARM_UP_ROUNDS, 30);
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
        var copy = CopyBaseline.measure(data, COPY_WRITERS, EVENTS);
        figures.add("copy.events_per_second", "PostgreSQL COPY of the same rows", rate(EVENTS, copy));
        figures.ratio("intake.of_copy", "intake, of COPY", "intake.events_per_second", "copy.events_per_second");
    }

    private void intake(Path data) throws Exception {
        var load = Load.of(0, EVENTS, BATCH);
        try (var server = ChildServer.ofJar(jar, data)) {
            var operator = Http.operator(server.port());
            Load.registerAccounts(operator);
            var before = warmUp(server, operator);
            Checkpoint.of(data);

            var begin = Instant.now();
            var sent = load.send(server.port(), GatewaySlice.OPERATOR_KEY, CLIENTS);
            Calls.awaitRows(operator);
            var complete = Duration.between(begin, Instant.now());
            figures.add("event.bytes", "bytes of an event", BigDecimal.valueOf(load.bytesOfEvent()));
            figures.add("intake.events_per_second", "intake over HTTP, every event durable", rate(EVENTS, sent));
            figures.add("totals.events_per_second", "the same until all totals are complete", rate(EVENTS, complete));
            figures.add(
                    "memory.megabytes", "resident memory of the server's JVM, MB", Resident.megabytes(server.pid()));
            Load.refuseMissing(operator, EVENTS + before);
        }
    }

    /** @return how many events it took */
    private long warmUp(ChildServer server, Http operator) throws Exception {
        var rounds = 0;
        for (var resting = false; rounds < (resting ? WARM_UP_ROUNDS : WARM_UP_ROUNDS_MAX); rounds++) {
            var load = Load.of(EVENTS + rounds * WARM_UP_EVENTS, WARM_UP_EVENTS, BATCH);
            resting = Compiler.restsWhile(
                    server.pid(), () -> load.send(server.port(), GatewaySlice.OPERATOR_KEY, CLIENTS));
        }
        Calls.awaitRows(operator);
        var events = (long) WARM_UP_EVENTS * rounds;
        figures.add("warm_up.events", "events to warm up", BigDecimal.valueOf(events));
        return events;
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

    private static BigDecimal rate(int events, Duration time) {
        return BigDecimal.valueOf(events * 1_000L).divide(BigDecimal.valueOf(time.toMillis()), 0, RoundingMode.HALF_UP);
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
    }
}
