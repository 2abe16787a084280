package io.leporello.gateway.benchmark;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Sends distinct events for a time, each client over a connection of its own, and fails when one was not accepted. */
final class Pipeline {

    static final String PATH = "/v1/usage-events";

    private static final String ACCEPTED = "\"accepted\":";

    private final int port;
    private final AtomicInteger next = new AtomicInteger();

    Pipeline(int port) {
        this.port = port;
    }

    /**
     * @param p50 how long half of the requests took at most, in milliseconds
     * @param p99 likewise 99 of 100
     */
    record Sent(long events, long nanos, BigDecimal p50, BigDecimal p99) {

        long perSecond() {
            return events * 1_000_000_000 / nanos;
        }
    }

    /** Every event that was sent so far. */
    int events() {
        return next.get();
    }

    /** As quickly as answers come. */
    Sent flood(int clients, int eventsOfRequest, Duration time) throws InterruptedException, ExecutionException {
        return send(clients, eventsOfRequest, 0, time);
    }

    /** At a pace: what cannot be sent when it is due is sent as soon as a client is free. */
    Sent pace(int clients, int eventsOfRequest, long eventsPerSecond, Duration time)
            throws InterruptedException, ExecutionException {
        return send(clients, eventsOfRequest, eventsOfRequest * 1_000_000_000L / eventsPerSecond, time);
    }

    private Sent send(int clients, int eventsOfRequest, long nanosBetween, Duration time)
            throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var begin = System.nanoTime();
            var due = new AtomicLong(begin);
            var running = new ArrayList<Future<long[]>>();
            for (var client = 0; client < clients; client++)
                running.add(
                        threads.submit(() -> sendUntil(begin + time.toNanos(), due, nanosBetween, eventsOfRequest)));
            var times = LongStream.empty();
            for (var each : running) times = LongStream.concat(times, Arrays.stream(each.get()));
            var sorted = times.sorted().toArray();
            return new Sent(
                    (long) sorted.length * eventsOfRequest,
                    System.nanoTime() - begin,
                    Calls.percentile(sorted, 50),
                    Calls.percentile(sorted, 99));
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] sendUntil(long end, AtomicLong due, long nanosBetween, int eventsOfRequest) throws IOException {
        var times = LongStream.builder();
        try (var connection = new KeptConnection(port)) {
            for (var at = due.getAndAdd(nanosBetween); at < end && System.nanoTime() < end; ) {
                sleepUntil(at);
                var begin = System.nanoTime();
                post(connection, eventsOfRequest);
                times.add(System.nanoTime() - begin);
                at = due.getAndAdd(nanosBetween);
            }
        }
        return times.build().toArray();
    }

    private static void sleepUntil(long at) {
        for (var left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) LockSupport.parkNanos(left);
    }

    private void post(KeptConnection connection, int events) throws IOException {
        var first = next.getAndAdd(events);
        var answer = events == 1
                ? connection.post(PATH, "application/cloudevents+json", Load.bytes(first))
                : connection.post(PATH, "application/cloudevents-batch+json", Load.body(first, events));
        if (!answer.contains(ACCEPTED + events + ",")) throw new IllegalStateException(answer);
    }
}
