package io.leporello.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.FakeLedger;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.Http.Answer;
import io.leporello.usage.intake.IntakeResult;
import io.leporello.usage.intake.RecordUsage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;

/** More is sent than is taken, over HTTP, to a ledger that records no usage of the customer "slow" before it is told to. */
@SpringBootTest(
        classes = {GatewaySlice.class, BackPressureTest.Intake.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
            "leporello.intake.room=64KB",
            "leporello.intake.patience=1s",
            "leporello.intake.arrival=5s",
            "leporello.intake.calls=8",
            "leporello.intake.streams=2",
            "leporello.intake.key-limits.paced=1",
            "leporello.intake.key-limits.streaming=2000",
            "leporello.intake.key-limits.standing=1",
            "leporello.intake.customer-limits.thrifty=1",
            "leporello.intake.customer-limits.envied=1"
        })
class BackPressureTest {

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String NDJSON = "application/x-ndjson";

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan("io.leporello.gateway.usage")
    static class Intake {}

    private final Http nobody;
    private final FakeLedger ledger;
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final AtomicLong recorded = new AtomicLong();

    @Autowired
    BackPressureTest(@LocalServerPort int port, FakeLedger ledger) {
        this.nobody = Http.nobody(port);
        this.ledger = ledger;
    }

    @BeforeEach
    void aSlowLedger() {
        ledger.onCommand(RecordUsage.class, this::record);
    }

    private IntakeResult record(RecordUsage batch) {
        if (batch.events().stream().anyMatch(event -> event.usage().customer().equals("slow"))) awaitSlow();
        recorded.addAndGet(batch.events().size());
        return new IntakeResult(batch.events().size(), 0, 0, List.of(), 1);
    }

    private void awaitSlow() {
        try {
            slow.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void everybodyIsAnswered() {
        slow.countDown();
        callers.shutdown();
    }

    private Http key(String id) {
        return nobody.with(ledger.key(id, null, null, "usage:write"));
    }

    private static String event(String customer, int number) {
        return "{\"id\":\"%d\",\"source\":\"/test\",\"subject\":\"%s\",\"time\":\"2025-10-01T00:00:00Z\",\"data\":{\"pages\":1}}"
                .formatted(number, customer);
    }

    private static String events(String customer, int count, String between) {
        return IntStream.range(0, count)
                .mapToObj(number -> event(customer, number))
                .collect(Collectors.joining(between));
    }

    private static String batch(String customer, int count) {
        return "[" + events(customer, count, ",") + "]";
    }

    private static Answer send(Http key, String type, String body) {
        return key.send("POST", "/v1/usage-events", body, "Content-Type", type);
    }

    private List<CompletableFuture<Answer>> flood(Http key, int calls, String type, String body) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(key, type, body), callers))
                .limit(calls)
                .toList();
    }

    private static Answer refused(Answer answer, int status, String said) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asString()).contains(said);
        return answer;
    }

    private static void assertTaken(Answer answer, int accepted) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(accepted);
    }

    @Test
    void a_flood_of_one_key_is_told_to_come_again_and_another_key_is_served_meanwhile() {
        var flood = flood(key("flood"), 20, BATCH, batch("slow", 100));
        Eventually.isTrue(() -> flood.stream().filter(CompletableFuture::isDone).count() >= 12);

        for (var call = 0; call < 20; call++) assertTaken(send(key("other"), BATCH, batch("quick", 20)), 20);

        Eventually.isTrue(() -> flood.stream().filter(CompletableFuture::isDone).count() == 18);
        slow.countDown();
        var answers = flood.stream().map(CompletableFuture::join).collect(Collectors.groupingBy(Answer::status));
        assertThat(answers.keySet()).containsExactlyInAnyOrder(200, 429, 503);
        assertThat(answers.get(200)).hasSize(2).allSatisfy(answer -> assertTaken(answer, 100));
        assertThat(answers.get(429)).hasSizeGreaterThanOrEqualTo(12).allSatisfy(answer -> {
            refused(answer, 429, "Wait for their answers");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
        assertThat(answers.get(503)).allSatisfy(answer -> {
            refused(answer, 503, "send it again");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
        assertThat(recorded).hasValue(2 * 100 + 20 * 20);
    }

    @Test
    void a_key_has_only_so_many_streams_at_once_and_single_calls_besides() {
        var streams = flood(key("streams"), 3, NDJSON, event("slow", 1));
        Eventually.isTrue(() -> streams.stream().anyMatch(CompletableFuture::isDone));

        assertTaken(send(key("streams"), BATCH, batch("quick", 1)), 1);
        assertTaken(send(key("other"), NDJSON, event("quick", 1)), 1);

        slow.countDown();
        var answers = streams.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 200, 429);
    }

    @Test
    void a_key_that_sent_more_than_was_agreed_has_to_pause_and_others_have_not() {
        assertTaken(send(key("paced"), BATCH, batch("quick", 20)), 20);

        var answer = refused(send(key("paced"), BATCH, batch("quick", 1)), 429, "Key \"paced\"");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(8, 10);
        refused(send(key("paced"), NDJSON, event("quick", 1)), 429, "1 events a second");
        assertTaken(send(key("other"), BATCH, batch("quick", 20)), 20);
        assertThat(recorded).hasValue(40);
    }

    @Test
    void a_customer_of_whom_more_was_sent_than_was_agreed_has_to_pause_whoever_sends() {
        assertTaken(send(key("one"), BATCH, batch("thrifty", 20)), 20);

        refused(send(key("two"), BATCH, "[" + event("quick", 1) + "," + event("thrifty", 21) + "]"), 429, "thrifty");
        assertTaken(send(key("two"), BATCH, batch("quick", 1)), 1);
        assertThat(recorded).hasValue(21);
    }

    @Test
    void a_key_of_one_customer_cannot_use_up_the_pace_of_another() {
        var envious = nobody.with(ledger.key("envious", "acme", null, "usage:write"));
        send(envious, BATCH, batch("envied", 1_000));
        assertTaken(send(key("other"), BATCH, batch("envied", 1)), 1);
    }

    @Test
    void a_stream_that_is_too_fast_is_read_more_slowly() {
        var began = System.nanoTime();
        assertTaken(send(key("streaming"), NDJSON, events("quick", 24_000, "\n")), 24_000);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void a_stream_that_would_stand_still_is_ended_and_what_was_taken_of_it_stays() {
        refused(send(key("standing"), NDJSON, events("quick", 4_000, "\n")), 429, "counts once");
        assertThat(recorded).hasValue(2_000);
    }

    @Test
    void a_body_that_trickles_in_does_not_hold_its_room_for_ever() throws Exception {
        var head = "POST /v1/usage-events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + BATCH
                + "\r\nAuthorization: Bearer " + key("trickling").key() + "\r\nContent-Length: 10000\r\n\r\n[";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), nobody.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            Eventually.isTrue(() -> {
                socket.getOutputStream().write(' ');
                return socket.getInputStream().available() > 0;
            });
            var answer = new byte[10_000];
            var length = socket.getInputStream().read(answer);
            assertThat(new String(answer, 0, length, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 408");
        }
        assertThat(recorded).hasValue(0);
    }

    @Test
    void a_rejection_shows_no_more_of_an_event_than_its_fields_may_hold() {
        var answer = send(key("long"), NDJSON, event("quick", 1).replace("/test", "x".repeat(90_000)));
        var error = answer.json().path("errors").path(0);
        assertThat(error.path("source").asString()).hasSize(500);
        assertThat(error.path("detail").asString()).contains("source has 90000 characters; at most 500 are allowed");
    }

    private Answer sendPacked(String type, String encoding, byte[] body) {
        return key("packing")
                .sendBytes("POST", "/v1/usage-events", body, "Content-Type", type, "Content-Encoding", encoding);
    }

    private static byte[] packed(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void a_body_may_be_packed(String encoding) throws IOException {
        assertTaken(sendPacked(BATCH, encoding, packed(batch("quick", 100))), 100);
        assertTaken(sendPacked(NDJSON, encoding, packed(events("quick", 3_000, "\n"))), 3_000);
    }

    @Test
    void a_packed_body_that_unpacks_to_very_much_is_too_large_and_nothing_of_it_is_taken() throws IOException {
        refused(sendPacked(BATCH, "gzip", packed(" ".repeat(20 << 20))), 413, "200 times");
        refused(sendPacked(NDJSON, "gzip", packed("\n".repeat(20 << 20))), 413, "200 times");
        assertThat(recorded).hasValue(0);
    }

    @Test
    void every_other_body_may_be_packed_too_and_is_not_unpacked_beyond_its_limit() throws IOException {
        var key = nobody.with(ledger.key("accounts", null, null, "accounts:write"));
        var blanks = new Random(7).ints(3 << 20, 0, 3).mapToObj(at -> " \t\n".substring(at, at + 1));
        var large = packed(blanks.collect(Collectors.joining()));
        refused(key.sendBytes("POST", "/v1/customers", large, "Content-Encoding", "gzip"), 413, "1048576");
        var noName = packed("{\"name\":\"\"}");
        refused(key.sendBytes("POST", "/v1/customers", noName, "Content-Encoding", "gzip"), 422, "name");
    }

    @Test
    void what_is_not_packed_as_it_says_is_unreadable() {
        var plain = batch("quick", 1).getBytes(StandardCharsets.UTF_8);
        refused(sendPacked(BATCH, "gzip", plain), 400, "gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "zstd"})
    void a_body_that_is_packed_otherwise_is_told_how(String encoding) throws IOException {
        var answer = refused(sendPacked(BATCH, encoding, packed(batch("quick", 1))), 415, "gzip");
        assertThat(answer.header("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void a_long_body_whose_length_nobody_told_takes_up_room_while_it_is_read() throws IOException {
        assertTaken(sendPacked(BATCH, "gzip", packed(batch("quick", 10_000))), 10_000);
        refused(sendPacked(BATCH, "gzip", packed(batch("quick", 10_001))), 413, "10000");
    }
}
