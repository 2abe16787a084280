package io.leporello.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.postgres.TestPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandTest {

    @TempDir
    private Path directory = Path.of("set by JUnit");

    private final StubLedger ledger = new StubLedger();

    ImportCommandTest() throws IOException {}

    @AfterEach
    void stop() {
        ledger.close();
    }

    private static String event(int number) {
        return event(number, 3);
    }

    private static String event(int number, int pages) {
        return """
                {"specversion":"1.0","id":"e%d","source":"/ocr","subject":"c1","time":"2026-10-03T08:15:30Z","data":{"pages":%d}}""".formatted(number, pages);
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(ImportCommandTest::event).collect(Collectors.joining("\n"));
    }

    private TestConsole typed(String input) {
        return new TestConsole(
                input, Map.of("LEPORELLO_URL", ledger.address().toString(), "LEPORELLO_API_KEY", StubLedger.KEY));
    }

    private String file(String content) throws IOException {
        return file(content.getBytes(StandardCharsets.UTF_8));
    }

    private String file(byte[] content) throws IOException {
        return Files.write(directory.resolve("events"), content).toString();
    }

    @Test
    void lines_from_standard_input_are_sent_in_batches() {
        var console = typed(lines(0, 2500));

        assertThat(console.run("import", "-")).isZero();

        assertThat(ledger.events()).hasSize(2500);
        assertThat(ledger.batches()).containsExactlyInAnyOrder(1000, 1000, 500);
        assertThat(console.out())
                .contains("2,500 events from standard input")
                .contains("accepted       2,500")
                .contains("duplicates     0")
                .contains("rejected       0")
                .contains("last position  2,500")
                .doesNotContain("Rejected");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void an_array_from_a_file_keeps_every_digit() throws IOException {
        var exact = event(2).replace("\"pages\":3", "\"pages\":3,\"credits\":12345678901234.123456789012345678");
        var path = file("\n [" + event(1) + ",\n" + exact + "]\n");
        var console = typed("");

        assertThat(console.run("import", path, "--batch", "1")).isZero();

        assertThat(ledger.batches()).containsExactly(1, 1);
        assertThat(ledger.events())
                .extracting(event -> event.path("data").path("credits").toString())
                .contains("12345678901234.123456789012345678");
    }

    @Test
    void one_event_may_be_written_over_several_lines() throws IOException {
        var path = file(event(1).replace(",", ",\n  ").replace("{", "{\n"));

        assertThat(typed("").run("import", path)).isZero();

        assertThat(ledger.events()).hasSize(1);
    }

    @Test
    void the_same_file_again_changes_nothing() throws IOException {
        var path = file(lines(0, 10));
        typed("").run("import", path);
        var again = typed("");

        assertThat(again.run("import", path)).isZero();

        assertThat(again.out()).contains("accepted       0").contains("duplicates     10");
    }

    @Test
    void bad_lines_are_rejected_by_line_number_and_cost_no_good_ones() throws IOException {
        var text = "\uFEFF\n" + event(1) + "\r\n{\"id\":\n\n17\n" + event(2, -4) + "\nnonsense\n" + event(3) + " {}\n"
                + event(4);
        var console = typed("");

        assertThat(console.run("import", file(text))).isEqualTo(Exit.REJECTED);

        assertThat(ledger.events())
                .extracting(event -> event.path("id").asString())
                .containsExactly("e1", "e4");
        assertThat(console.out())
                .contains("accepted       2")
                .contains("rejected       5")
                .contains("line 3 · – · – · invalid · not JSON: Unexpected end-of-input")
                .contains("line 5 · – · – · invalid · an event is a JSON object, this is VALUE_NUMBER_INT")
                .contains("line 6 · /ocr · e2 · invalid · data.pages has to be 0 or more")
                .contains("line 7 · – · – · invalid · not JSON: Unrecognized token 'nonsense'")
                .contains("line 8 · – · – · invalid · something follows the event on its line");
    }

    @Test
    void a_line_in_another_encoding_is_rejected_by_itself() throws IOException {
        var latin1 =
                (event(1) + "\n" + event(2).replace("/ocr", "/größe") + "\n").getBytes(StandardCharsets.ISO_8859_1);
        var console = typed("");

        assertThat(console.run("import", file(latin1))).isEqualTo(Exit.REJECTED);

        assertThat(console.out())
                .contains("accepted       1")
                .contains("line 2 · – · – · invalid · the text is not UTF-8");
    }

    @Test
    void an_endless_line_is_rejected_without_being_kept() throws IOException {
        var console = typed("");
        var path = file(event(1) + "\n{\"x\":\"" + "a".repeat(3 << 20) + "\"}\n" + event(2));

        assertThat(console.run("import", path)).isEqualTo(Exit.REJECTED);

        assertThat(ledger.events()).hasSize(2);
        assertThat(console.out()).contains("line 2 · – · – · invalid · the line is longer than 1,048,576 bytes");
    }

    @Test
    void bad_elements_of_an_array_are_rejected_by_index() throws IOException {
        var console = typed("");
        var path = file("[" + event(0) + ",[1,[2]],null," + event(3, -1) + "," + event(4) + "]");

        assertThat(console.run("import", path)).isEqualTo(Exit.REJECTED);

        assertThat(ledger.events()).hasSize(2);
        assertThat(console.out())
                .contains("index 1 · – · – · invalid · an event is a JSON object, this is START_ARRAY")
                .contains("index 2 · – · – · invalid · an event is a JSON object, this is VALUE_NULL")
                .contains("index 3 · /ocr · e3 · invalid");
    }

    @Test
    void what_stood_before_a_broken_end_of_an_array_is_sent() throws IOException {
        var console = typed("");

        assertThat(console.run("import", file("[" + event(0) + ",\n" + event(1) + ",\n{\"id\"")))
                .isEqualTo(Exit.REJECTED);

        assertThat(ledger.events()).hasSize(2);
        assertThat(console.out()).contains("index 2").contains("line 3").contains("nothing after it was read");
    }

    @Test
    void twenty_rejections_are_shown_in_the_order_of_the_input() {
        var text = IntStream.range(0, 100).mapToObj(number -> event(number, -1)).collect(Collectors.joining("\n"));
        var console = typed(text);

        assertThat(console.run("import", "-", "--batch", "7")).isEqualTo(Exit.REJECTED);

        assertThat(console.out().lines().filter(line -> line.startsWith("  line ")))
                .hasSize(20)
                .first()
                .asString()
                .startsWith("  line 1 ·");
        assertThat(console.out()).contains("  line 20 ·").contains("… and 80 more");
    }

    @Test
    void a_batch_that_is_refused_as_a_whole_costs_only_the_event_at_fault() {
        ledger.refuseBatchesWith("e37\"");
        var console = typed(lines(0, 100));

        assertThat(console.run("import", "-")).isEqualTo(Exit.REJECTED);

        assertThat(ledger.events()).hasSize(99);
        assertThat(console.out()).contains("line 38 · – · – · invalid · Refused: the whole request");
    }

    @Test
    void a_busy_server_is_asked_again_when_it_said_it_would_be_ready() {
        ledger.failOnce(503, "7").failOnce(429, "2").failOnce(503, "86400");
        var console = typed(lines(0, 10));

        assertThat(console.run("import", "-")).isZero();

        assertThat(ledger.events()).hasSize(10);
        assertThat(console.pauses())
                .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2), Duration.ofMinutes(1));
        assertThat(console.out()).contains("asked again    3");
    }

    @Test
    void a_lost_connection_is_tried_again_after_ever_longer_pauses() {
        ledger.failOnce(503, null).hangUpOnce().hangUpOnce();
        var console = typed(lines(0, 10));

        assertThat(console.run("import", "-")).isZero();

        assertThat(ledger.events()).hasSize(10);
        assertThat(console.pauses())
                .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void patience_ends() {
        IntStream.range(0, 100).forEach(request -> ledger.failOnce(503, null));
        var console = typed(lines(0, 10));

        assertThat(console.run("import", "-")).isEqualTo(Exit.UNREACHABLE);

        assertThat(ledger.requests()).isEqualTo(10);
        assertThat(console.pauses()).hasSize(9).contains(Duration.ofSeconds(10));
        assertThat(console.err()).contains("Not now: The stub was told so (" + ledger.address() + " answered 503)");
    }

    @Test
    void nobody_listening_is_said_at_once() {
        var port = TestPort.free();
        var console = new TestConsole(lines(0, 1), Map.of("SERVER_PORT", String.valueOf(port)));

        assertThat(console.run("import", "-")).isEqualTo(Exit.UNREACHABLE);

        assertThat(console.pauses()).isEmpty();
        assertThat(console.err().strip())
                .isEqualTo("No Leporello answers at http://127.0.0.1:" + port + "; start one with ./leporello serve.");
    }

    @Test
    void a_wrong_key_is_the_callers_mistake() {
        var console = typed(lines(0, 1));

        assertThat(console.run("import", "-", "--key", "another")).isEqualTo(Exit.USAGE);

        assertThat(console.err()).contains("give an API key with --key or LEPORELLO_API_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "[]", " [ ] "})
    void nothing_in_the_input_is_nothing_to_send(String input) {
        var console = typed(input);

        assertThat(console.run("import", "-")).isZero();

        assertThat(ledger.requests()).isZero();
        assertThat(console.out()).contains("0 events from standard input").contains("last position  –");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "import there-is-no-such-file",
                "import .",
                "import - --batch 0",
                "import - --batch 10001",
                "import - --batch many",
                "import - --url nowhere",
                "import - --url ftp://127.0.0.1",
                "import - --unknown"
            })
    void a_wrong_call_says_so_and_sends_nothing(String call) {
        var console = typed(lines(0, 1));

        assertThat(console.run(call.split(" "))).isEqualTo(Exit.USAGE);

        assertThat(console.err()).contains("Usage: leporello import").contains("More: ./leporello import --help");
        assertThat(ledger.requests()).isZero();
    }
}
