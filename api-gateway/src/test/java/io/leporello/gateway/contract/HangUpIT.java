package io.leporello.gateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.GatewaySlice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client goes away in the middle of what it sends. */
@ExtendWith(RunningLedger.class)
class HangUpIT {

    private static final int TIMES = 15;
    private static final int EVENTS = 200;

    private final String customer = Story.customer();

    @Test
    void half_a_batch_counts_nothing_and_the_whole_counts_once_when_it_is_sent_again() throws IOException {
        var events = events();
        var batch = "[" + String.join(",", events) + "]";
        for (var time = 0; time < TIMES; time++) {
            var sent = batch.substring(0, batch.length() * time / TIMES);
            hangUp(Story.BATCH, "Content-Length: " + batch.getBytes(UTF_8).length, sent);
        }
        assertThat(documents()).isEqualTo("0");
        assertThat(Story.ok(Story.post("", Story.BATCH, batch)).path("accepted").asInt())
                .isEqualTo(EVENTS);
        assertThat(documents()).isEqualTo("" + EVENTS);
    }

    @Test
    void a_stream_that_breaks_off_keeps_whole_lines_at_most_and_sent_again_is_complete() throws IOException {
        var lines = String.join("\n", events());
        for (var time = 0; time < TIMES; time++) {
            var sent = lines.substring(0, lines.length() * time / TIMES);
            hangUp(
                    Story.NDJSON,
                    "Transfer-Encoding: chunked",
                    Integer.toHexString(sent.length() + 100) + "\r\n" + sent);
        }
        var answer = Story.ok(Story.post("", Story.NDJSON, lines));
        assertThat(answer.path("accepted").asInt() + answer.path("duplicates").asInt())
                .as(answer.toString())
                .isEqualTo(EVENTS);
        assertThat(answer.path("rejected").asInt()).as(answer.toString()).isZero();
        assertThat(documents()).isEqualTo("" + EVENTS);
    }

    private List<String> events() {
        return IntStream.range(0, EVENTS)
                .mapToObj(event -> Story.event(customer, Story.id("hang-up"), "2025-03-01T12:00:00Z", "{\"pages\":1}"))
                .toList();
    }

    /** Half of them politely, half with a reset. */
    private static void hangUp(String type, String length, String sent) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RunningLedger.port())) {
            if (sent.length() % 2 == 0) socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("POST /v1/usage-events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + GatewaySlice.OPERATOR_KEY + "\r\nContent-Type: " + type + "\r\n" + length
                                    + "\r\n\r\n" + sent)
                            .getBytes(UTF_8));
            socket.getOutputStream().flush();
        }
    }

    private String documents() {
        return Story.read("/v1/customers/" + customer + "/usage?from=2025-03-01&to=2025-03-02&by=day")
                .path("totals")
                .path("documents")
                .asString();
    }
}
