package io.leporello.gateway.benchmark;

import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Calls of a server, none of which may fail, and what their times say. */
final class Calls {

    private static final int CLIENTS = 8;

    private Calls() {}

    static JsonNode get(Http client, String path) {
        return expect(200, client.get(path));
    }

    static JsonNode post(Http client, int status, String path, String body) {
        return expect(status, client.post(path, body));
    }

    static JsonNode put(Http client, String path, String body) {
        return expect(200, client.send("PUT", path, body));
    }

    private static JsonNode expect(int status, Http.Answer answer) {
        if (answer.status() != status) throw new IllegalStateException(answer.status() + " " + answer.text());
        return answer.json();
    }

    /** Returns when the read models hold everything that was acknowledged. */
    static void awaitRows(Http operator) {
        while (operator.get("/v1/customers?limit=1&wait=10").status() == 504) {}
    }

    /** Does something for the numbers 0 to {@code count}, several at once. */
    static void each(int count, IntConsumer call) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var calls = IntStream.range(0, count)
                    .mapToObj(number -> Executors.callable(() -> call.accept(number)))
                    .toList();
            for (var done : threads.invokeAll(calls)) done.get();
        } finally {
            threads.shutdownNow();
        }
    }

    /** How long each of so many calls after each other took, in nanoseconds, in order of length. */
    static long[] times(int count, Callable<?> call) throws Exception {
        var nanos = new long[count];
        for (var index = 0; index < count; index++) nanos[index] = time(call);
        Arrays.sort(nanos);
        return nanos;
    }

    static long time(Callable<?> call) throws Exception {
        var begin = System.nanoTime();
        call.call();
        return System.nanoTime() - begin;
    }

    static BigDecimal percentile(long[] times, int percent) {
        return millis(times[(times.length - 1) * percent / 100]);
    }

    static BigDecimal millis(long nanos) {
        return new BigDecimal(nanos).divide(BigDecimal.valueOf(1_000_000), 1, RoundingMode.HALF_UP);
    }

    static BigDecimal seconds(long nanos) {
        return new BigDecimal(nanos).divide(BigDecimal.valueOf(1_000_000_000), 1, RoundingMode.HALF_UP);
    }

    /** What a streamed answer was like. */
    record Streamed(long nanosToFirstByte, long nanos, long lines) {}

    static Streamed stream(int port, String path, String mediaType) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + GatewaySlice.OPERATOR_KEY)
                .header("Accept", mediaType)
                .build();
        var begin = System.nanoTime();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) throw new IllegalStateException(path + " " + answer.statusCode());
        try (var in = answer.body()) {
            var buffer = new byte[65_536];
            var first = 0L;
            var lines = 0L;
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (first == 0) first = System.nanoTime() - begin;
                for (var index = 0; index < read; index++) if (buffer[index] == '\n') lines++;
            }
            return new Streamed(first, System.nanoTime() - begin, lines);
        }
    }
}
