package io.leporello.gateway.benchmark;

import io.leporello.gateway.ChildServer;
import io.leporello.gateway.Http;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * What a pipeline feels that sends each event by itself, how soon a customer sees what was used, and whether memory stays
 * where it is when that goes on.
 */
final class RequestBenchmark {

    /** At least, and at most; in between as soon as the compiler takes no more than a twentieth of a processor. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final Duration WARM_UP_MOST = Duration.ofSeconds(150);
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final Duration LOOKED_AT = Duration.ofSeconds(20);
    private static final Duration MEMORY = Duration.ofMinutes(Integer.getInteger("minutes", 0));

    private static final List<Integer> CLIENTS = List.of(1, 8, 64);
    private static final int BATCH = 1_000;
    private static final int BATCH_CLIENTS = 8;
    private static final int STEADY_PER_SECOND = 1_000;
    private static final int STEADY_CLIENTS = 16;

    /** PostgreSQL as Leporello starts it has 60 connections. */
    private static final int CONNECTIONS_MAX = 56;

    private final Path folder;
    private final Path jar;
    private final Figures figures;

    RequestBenchmark(Path folder, Path jar, Figures figures) {
        this.folder = folder;
        this.jar = jar;
        this.figures = figures;
    }

    void run() throws Exception {
        var data = folder.resolve("data");
        try (var server = ChildServer.ofJar(jar, data)) {
            var operator = Http.operator(server.port());
            var pipeline = new Pipeline(server.port());
            var probe = new Probe(server.port());
            Load.registerAccounts(operator);
            probe.register(operator);
            warmUp(pipeline, probe, server.pid());
            Calls.awaitRows(operator);
            Checkpoint.of(data);
            for (var clients : CLIENTS) requests(pipeline, clients);
            Calls.awaitRows(operator);
            visibility(pipeline, probe, operator);
            memory(pipeline, server.pid());
            Calls.awaitRows(operator);
            Load.refuseMissing(operator, pipeline.events());
        }
        inserts(data);
    }

    /** Everything that is measured, in turn, by time and not by events. */
    private void warmUp(Pipeline pipeline, Probe probe, long pid)
            throws InterruptedException, ExecutionException, IOException {
        var begin = System.nanoTime();
        for (var resting = false; !resting || since(begin).compareTo(WARM_UP) < 0; ) {
            resting = Compiler.restsWhile(pid, () -> {
                        looking(probe, ROUND, () -> pipeline.flood(64, 1, ROUND));
                        pipeline.flood(BATCH_CLIENTS, BATCH, ROUND);
                    })
                    || since(begin).compareTo(WARM_UP_MOST) > 0;
        }
        figures.add("warm_up.seconds", "warmed up for, s", Calls.seconds(System.nanoTime() - begin));
        figures.add(
                "warm_up.compiler.seconds",
                "of the processors, taken by the compiler, s",
                Calls.seconds(Compiler.worked(pid).toNanos()));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private void requests(Pipeline pipeline, int clients) throws InterruptedException, ExecutionException {
        var sent = pipeline.flood(clients, 1, MEASURED);
        var name = "requests." + clients;
        var words = "one event a request, " + clients + (clients == 1 ? " client" : " clients");
        figures.add(name + ".per_second", words, BigDecimal.valueOf(sent.perSecond()));
        figures.add(name + ".p50.millis", words + ", p50 ms", sent.p50());
        figures.add(name + ".p99.millis", words + ", p99 ms", sent.p99());
    }

    private void visibility(Pipeline pipeline, Probe probe, Http operator)
            throws InterruptedException, ExecutionException {
        visible(
                "steady",
                "1,000 events/s",
                probe,
                () -> pipeline.pace(STEADY_CLIENTS, 1, STEADY_PER_SECOND, LOOKED_AT));
        var peak = pipeline.flood(BATCH_CLIENTS, BATCH, MEASURED).perSecond();
        figures.add("requests.batches.per_second", "batches of 1,000, 8 clients, events/s", BigDecimal.valueOf(peak));
        Calls.awaitRows(operator);
        visible("half", "half of that", probe, () -> pipeline.pace(BATCH_CLIENTS, BATCH, peak / 2, LOOKED_AT));
        Calls.awaitRows(operator);
    }

    private void visible(String name, String words, Probe probe, Sending load)
            throws InterruptedException, ExecutionException {
        var times = looking(probe, LOOKED_AT, load);
        for (var percent : List.of(50, 95, 99))
            figures.add(
                    "visible." + name + ".p" + percent + ".millis",
                    "sent until in totals at " + words + ", p" + percent + " ms",
                    Calls.percentile(times, percent));
    }

    /** What goes on beside the probe. */
    private interface Sending {
        void send() throws InterruptedException, ExecutionException;
    }

    private static long[] looking(Probe probe, Duration time, Sending load)
            throws InterruptedException, ExecutionException {
        var threads = Executors.newCachedThreadPool();
        try {
            var looking = probe.begin(threads, time);
            load.send();
            return Probe.times(looking);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The most of each minute under full load, of batches and of single events in turn. */
    private void memory(Pipeline pipeline, long pid) throws InterruptedException, ExecutionException, IOException {
        figures.add("memory.requests.megabytes", "resident memory after that, MB", Resident.megabytes(pid));
        for (var minute = 1; minute <= MEMORY.toMinutes(); minute++) {
            var most = BigDecimal.ZERO;
            for (var sixth = 0; sixth < 6; sixth++) {
                if (sixth % 3 == 2) pipeline.flood(64, 1, MEASURED);
                else pipeline.flood(BATCH_CLIENTS, BATCH, MEASURED);
                most = most.max(Resident.megabytes(pid));
            }
            figures.add("memory.minute." + minute + ".megabytes", "resident memory, minute " + minute + ", MB", most);
        }
    }

    private void inserts(Path data) throws SQLException, InterruptedException, ExecutionException {
        try (var baseline = new InsertBaseline(data)) {
            for (var clients : CLIENTS) {
                var connections = Math.min(clients, CONNECTIONS_MAX);
                var name = "inserts." + clients + ".per_second";
                figures.add(
                        name,
                        "PostgreSQL, one row a transaction, " + connections,
                        BigDecimal.valueOf(baseline.measure(connections, MEASURED)));
                figures.ratio(
                        "requests." + clients + ".of_inserts",
                        "requests of " + clients + ", of that",
                        "requests." + clients + ".per_second",
                        name);
            }
        }
    }
}
