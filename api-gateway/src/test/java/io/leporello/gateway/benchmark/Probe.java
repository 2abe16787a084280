package io.leporello.gateway.benchmark;

import io.leporello.gateway.Http;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Customers who use one document now and then and at once look for it in their totals, with {@code wait}, beside whatever
 * else is sent. Their time runs from before the event is sent until the answer that counts it has been read, so it holds two
 * requests.
 */
final class Probe {

    private static final int CUSTOMERS = 4;

    /** Of one customer. */
    private static final long NANOS_BETWEEN = 50_000_000;

    private final int port;
    private final int[] used = new int[CUSTOMERS];

    Probe(int port) {
        this.port = port;
    }

    void register(Http operator) {
        for (var customer = 0; customer < CUSTOMERS; customer++)
            Calls.post(operator, 201, "/v1/customers", "{\"id\":\"probe-%d\",\"name\":\"Probe\"}".formatted(customer));
    }

    /** Begins to look, for a time. */
    List<Future<long[]>> begin(ExecutorService threads, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(customer -> threads.submit(() -> look(customer, end)))
                .toList();
    }

    /** @return in nanoseconds, in order of length */
    static long[] times(List<Future<long[]>> looking) throws InterruptedException, ExecutionException {
        var all = new ArrayList<long[]>();
        for (var each : looking) all.add(each.get());
        return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private long[] look(int customer, long end) throws IOException {
        var times = LongStream.builder();
        try (var connection = new KeptConnection(port)) {
            for (var begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                use(connection, customer);
                times.add(System.nanoTime() - begin);
                LockSupport.parkNanos(begin + NANOS_BETWEEN - System.nanoTime());
            }
        }
        return times.build().toArray();
    }

    private void use(KeptConnection connection, int customer) throws IOException {
        var number = ++used[customer];
        var event = """
                {"specversion":"1.0","id":"%d","source":"/probe/%d","type":"document.processed","subject":"probe-%d",\
                "time":"2025-10-03T12:00:00Z","data":{"pages":1}}""".formatted(number, customer, customer);
        connection.post(Pipeline.PATH, "application/cloudevents+json", event.getBytes(StandardCharsets.UTF_8));
        var totals = connection.get(
                "/v1/customers/probe-" + customer + "/usage?from=2025-10-01&to=2025-11-01&by=month&wait=10");
        if (!totals.contains("\"totals\":{\"documents\":\"" + number + "\"")) throw new IllegalStateException(totals);
    }
}
