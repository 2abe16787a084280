package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.Http;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Four clients that send batches until the server does not answer any more, and that remember what became of each. */
final class Senders {

    static final String CUSTOMER = "crash";

    static final int CLIENTS = 4;
    private static final int EVENTS = 50;

    /** Events {@code first} to {@code first + 49}; event n has n % 7 pages. */
    record Batch(int first) {

        List<String> ids() {
            return numbers().mapToObj(number -> "event-" + number).toList();
        }

        long pages() {
            return numbers().mapToLong(number -> number % 7).sum();
        }

        private IntStream numbers() {
            return IntStream.range(first, first + EVENTS);
        }

        private String json() {
            return numbers()
                    .mapToObj(number -> Story.event(
                            CUSTOMER, "event-" + number, "2025-10-03T12:00:00Z", "{\"pages\":" + number % 7 + "}"))
                    .toList()
                    .toString();
        }
    }

    private final AtomicInteger next;
    private final Collection<Batch> acknowledged = new ConcurrentLinkedQueue<>();
    private final Collection<Batch> unanswered = new ConcurrentLinkedQueue<>();
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final Set<String> pauses = ConcurrentHashMap.newKeySet();

    Senders() {
        this(0);
    }

    /** @param first number of the first event; two who begin with the same send the same events */
    Senders(int first) {
        next = new AtomicInteger(first);
    }

    Collection<Batch> acknowledged() {
        return acknowledged;
    }

    Collection<Batch> unanswered() {
        return unanswered;
    }

    /** Of all answers so far. */
    Set<Integer> statuses() {
        return statuses;
    }

    /** What those who were refused were told in {@code Retry-After}; "" when nothing. */
    Set<String> pauses() {
        return pauses;
    }

    /** Acknowledged is stored is counted, once; nothing may be unanswered. */
    void assertAllCountedOnce(Http operator) {
        assertAllCountedOnce(operator, List.of(this));
    }

    /** The same of several, who may have sent the same. */
    static void assertAllCountedOnce(Http operator, List<Senders> all) {
        assertThat(all).allSatisfy(senders -> assertThat(senders.unanswered).isEmpty());
        var acknowledged =
                all.stream().flatMap(senders -> senders.acknowledged.stream()).collect(Collectors.toSet());
        var totals = operator.get("/v1/customers/" + CUSTOMER + "/usage?from=2025-10-01&to=2025-11-01&by=month&wait=10")
                .json()
                .path("totals");
        var events = acknowledged.size() * EVENTS;
        assertThat(totals.path("documents").asString()).isEqualTo(Integer.toString(events));
        assertThat(totals.path("pages").asString())
                .isEqualTo(Long.toString(
                        acknowledged.stream().mapToLong(Batch::pages).sum()));
        var stored = operator.send("GET", "/v1/history?type=usage.recorded", null, "Accept", "application/x-ndjson");
        assertThat(stored.text().lines()).hasSize(events).doesNotHaveDuplicates();
    }

    void register(Http operator) {
        var customer = "{\"id\":\"" + CUSTOMER + "\",\"name\":\"Crash\"}";
        assertThat(operator.post("/v1/customers", customer).status()).isIn(200, 201);
    }

    /** Sends until a hundred batches are acknowledged. */
    void fill(int port) throws InterruptedException {
        register(Http.operator(port));
        sendWhile(port, () -> awaitAcknowledged(100));
    }

    /** Waits until so many more batches are acknowledged. */
    void awaitAcknowledged(int more) {
        var enough = acknowledged.size() + more;
        Eventually.isTrue(() -> acknowledged.size() >= enough);
    }

    /** What was cut off may have been taken or not; sent again it is new or a duplicate, never anything else. */
    void sendAgain(int port) {
        for (var batch : List.copyOf(unanswered)) {
            var answer = post(port, batch).json();
            assertThat(answer.path("accepted").asInt()
                            + answer.path("duplicates").asInt())
                    .as(answer.toString())
                    .isEqualTo(EVENTS);
            // A batch is appended in one transaction, so it is there as a whole or not at all.
            assertThat(answer.path("accepted").asInt()).as(answer.toString()).isIn(0, EVENTS);
            unanswered.remove(batch);
            acknowledged.add(batch);
        }
    }

    private static Http.Answer post(int port, Batch batch) {
        return Http.operator(port).send("POST", "/v1/usage-events", batch.json(), "Content-Type", Story.BATCH);
    }

    /** What happens while the clients send. */
    interface Meanwhile {
        void happens() throws InterruptedException;
    }

    /** Returns when it has happened and every client has stopped. */
    void sendWhile(int port, Meanwhile meanwhile) throws InterruptedException {
        var stopping = new AtomicBoolean();
        var threads = new ArrayList<Thread>();
        for (var client = 0; client < CLIENTS; client++) {
            var thread = new Thread(() -> sendUntilCutOff(port, stopping), "sender-" + client);
            threads.add(thread);
            thread.start();
        }
        try {
            meanwhile.happens();
        } finally {
            stopping.set(true);
            for (var thread : threads) thread.join();
        }
    }

    private void sendUntilCutOff(int port, AtomicBoolean stopping) {
        while (!stopping.get()) {
            var batch = new Batch(next.getAndAdd(EVENTS));
            try {
                var answer = post(port, batch);
                var status = answer.status();
                statuses.add(status);
                if (status == 503) pauses.add(answer.header("Retry-After"));
                (status == 200 ? acknowledged : unanswered).add(batch);
            } catch (AssertionError cutOff) {
                unanswered.add(batch);
                return;
            }
        }
    }
}
