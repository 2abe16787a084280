package io.leporello.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = {GatewaySlice.class, Probe.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "leporello.operator-key=" + GatewaySlice.OPERATOR_KEY)
@ExtendWith(OutputCaptureExtension.class)
class ProblemTest {

    private final Http http;

    ProblemTest(@LocalServerPort int port) {
        http = Http.nobody(port);
    }

    @ParameterizedTest(name = "{0} is answered with {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"a",}                         | 400 | line 1, column 13
            {"name":"a","name":"b"}               | 400 | name
            {"name":"a"} {"name":"b"}             | 400 |
            {"name"                               | 400 | line 1
            ``                                    | 400 | body is missing
            null                                  | 400 | body is missing
            []                                    | 400 | body: is an array; an object was expected
            {"name":5}                            | 400 | name: is 5; text in quotes was expected
            {"name":{}}                           | 400 | name: is an object; text in quotes was expected
            {"amount":1e9}                        | 422 | amount: is "1e9"; a plain decimal in quotes such as "12.34" was expected
            {"amount":[]}                         | 400 | amount: is an array; a plain decimal in quotes such as "12.34" was expected
            {"open":"yes"}                        | 422 | open: is "yes"; true or false was expected
            {"day":20261001}                      | 400 | day: is 20261001; a date such as "2026-10-01" was expected
            {"parts":{"price":"1"}}               | 400 | parts: is an object; an array was expected
            {"amount":"12,34"}                    | 422 | amount: is "12,34"; a plain decimal in quotes such as "12.34" was expected
            {"amount":"1e999999999"}              | 422 | amount: is "1e999999999"; a plain decimal
            {"day":"2026-02-30"}                  | 422 | day: is "2026-02-30"; a date such as "2026-10-01" was expected
            {"at":"yesterday"}                    | 422 | at: is "yesterday"; an instant such as
            {"colour":"BLUE"}                     | 422 | colour: is "BLUE"; one of RED, GREEN was expected
            {"colour":0}                          | 400 | colour: is 0; one of RED, GREEN was expected
            {"nmae":"a"}                          | 422 | nmae: is not known here; amount, at, colour, day, name, open, parts are
            {"parts":[{"price":"1"},{"prize":1}]} | 422 | parts[1].prize: is not known here; price are
            {"parts":[{"price":true}]}            | 400 | parts[0].price: is true; a plain decimal
            {"name":"nonsense"}                   | 422 | name: is nonsense
            """)
    void a_bad_body_is_answered_with_what_is_wrong_and_what_was_expected(String body, int status, String said) {
        assertProblem(http.post("/probe", body), status, said);
    }

    @Test
    void a_part_that_refuses_itself_is_named_by_its_path() {
        assertProblem(
                http.post("/probe/wrapped", "{\"inner\":{\"name\":\"nonsense\"}}"), 422, "inner.name: is nonsense");
    }

    @Test
    void a_body_nested_too_deep_is_unreadable() {
        assertProblem(http.post("/probe", "[".repeat(100_000)), 400, "");
    }

    @Test
    void a_body_that_is_no_utf8_is_unreadable() throws IOException {
        var answer = raw("POST /probe HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 12\r\nConnection: close\r\n\r\n{\"name\":\"\u00ff\"}");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"status\":400");
    }

    @ParameterizedTest(name = "{0} is answered with {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /probe/page?limit=0                   | 400 | limit: is "0"; a whole number from 1 to 1000 was expected
            /probe/page?limit=1001                | 400 | limit: is "1001"; a whole number
            /probe/page?limit=ten                 | 400 | limit: is "ten"; a whole number
            /probe/parameters/2026-13-01?count=1  | 400 | day: is "2026-13-01"; a date such as 2026-10-01 was expected
            /probe/parameters/2026-10-01?count=x  | 400 | count: is "x"; a whole number was expected
            /probe/parameters/2026-10-01          | 400 | count: is missing
            /probe/filter?from=yesterday          | 400 | from: is "yesterday"; an instant such as 2026-10-03T08:15:30Z was expected
            /probe/filter?position=1.5            | 400 | position: is "1.5"; a whole number was expected
            /probe/filter?from=x&position=y       | 400 | 2 parameters are wrong.
            /probe/nothing                        | 404 | There is nothing at "/probe/nothing".
            /error                                | 404 | There is nothing
            /probe/csv                            | 409 | It is taken.
            /probe//page                          | 400 | The address
            /probe/page;a=b                       | 400 | The address
            /probe/fails/invalid                  | 422 | name: is missing
            /probe/fails/conflict                 | 409 | It is taken.
            /probe/fails/unknown                  | 404 | There is no such thing.
            /probe/fails/not-allowed              | 403 | Not you.
            /probe/fails/too-many                 | 429 | Slowly.
            /probe/fails/busy                     | 503 | In a moment.
            /probe/fails/unavailable              | 503 | Not now.
            /probe/fails/database                 | 503 | Try again in a moment.
            /probe/fails/late                     | 504 | Too late.
            /v1/customers                         | 401 | Authorization: Bearer KEY
            /v1/nothing                           | 401 | Authorization: Bearer KEY
            /actuator/env                         | 401 | Authorization: Bearer KEY
            """)
    void a_bad_call_is_answered_with_a_problem(String path, int status, String said) {
        assertProblem(http.get(path), status, said);
    }

    @Test
    void a_wrong_method_is_told_the_right_ones() {
        var answer = http.send("DELETE", "/probe", null);
        assertProblem(answer, 405, "DELETE is not possible on \"/probe\"; possible are POST.");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void a_wrong_content_type_is_told_the_right_ones() {
        assertProblem(
                http.send("POST", "/probe", "a: 1", "Content-Type", "application/yaml"),
                415,
                "Content-Type is \"application/yaml");
    }

    @Test
    void an_accept_that_cannot_be_met_is_told_what_can() {
        assertProblem(
                http.send("GET", "/probe/page", null, "Accept", "image/png"),
                406,
                "Accept is \"image/png\"; possible are");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a/b", "<script>", "${jndi}", ""})
    void an_id_of_a_request_that_could_do_harm_is_replaced(String sent) {
        var answer = http.send("GET", "/probe/page", null, "X-Request-Id", sent);
        assertThat(answer.header("X-Request-Id")).matches("[0-9a-f-]{36}");
    }

    @Test
    void too_many_calls_are_told_when_to_come_back() {
        assertThat(http.get("/probe/fails/too-many").header("Retry-After")).isEqualTo("60");
        assertThat(http.get("/probe/fails/busy").header("Retry-After")).isEqualTo("1");
    }

    @Test
    void who_did_not_sign_in_is_told_how() {
        assertThat(http.get("/v1/customers").header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_fault_of_ours_tells_only_the_id_of_the_request_and_is_logged_once_with_it(CapturedOutput output) {
        var answer = http.send("GET", "/probe/fails/badly", null, "X-Request-Id", "the-bad-one");

        assertProblem(answer, 500, "");
        assertThat(answer.json().path("request").asString()).isEqualTo("the-bad-one");
        assertThat(answer.text()).doesNotContain("secret", "java");
        assertThat(output.getAll()).containsOnlyOnce("Request the-bad-one failed");
        assertThat(output.getAll()).containsOnlyOnce("java.lang.IllegalStateException: a secret");
    }

    /** With a limit of its own: an answer that was begun and is not ended would keep a browser waiting for ever. */
    @Test
    @Timeout(10)
    void a_page_that_fails_in_its_middle_is_answered_with_nothing_but_the_problem() {
        assertProblem(http.send("GET", "/probe/broken-page", null, "Accept", "application/json"), 500, "");
    }

    @Test
    void a_body_of_more_than_one_mebibyte_is_too_large() {
        var body = "{\"name\":\"" + "x".repeat(BodyLimit.MAX_BYTES) + "\"}";
        assertProblem(http.post("/probe", body), 413, "1048576 bytes");
    }

    @Test
    void a_body_whose_length_was_not_told_is_too_large_all_the_same() throws IOException {
        var chunk = "x".repeat(BodyLimit.MAX_BYTES);
        var answer = raw("POST /probe HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n9\r\n{\"name\":\"\r\n"
                + Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n2\r\n\"}\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"status\":413");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /a|b HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"})
    void a_request_that_is_no_http_gets_no_page_of_html(String request) throws IOException {
        assertThat(raw(request))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"status\":400")
                .doesNotContain("<html");
    }

    @Test
    void a_body_comes_back_as_it_was_sent_with_decimals_as_plain_text() {
        var answer = http.post("/probe", "{\"name\":\"a\",\"amount\":\"0.10\",\"day\":\"2026-10-01\"}");
        assertThat(answer.text()).isEqualTo("{\"name\":\"a\",\"amount\":\"0.10\",\"day\":\"2026-10-01\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /probe/page?limit=2 | {"items":[1,2],"next":"2"}
            /probe/page?limit=3 | {"items":[1,2,3],"next":null}
            /probe/page         | {"items":[1,2,3],"next":null}
            """)
    void a_page_tells_where_the_next_one_begins(String path, String page) {
        assertThat(http.get(path).text()).isEqualTo(page);
    }

    private static void assertProblem(Http.Answer answer, int status, String said) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString()).isEqualTo("about:blank");
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).contains(said == null ? "" : said);
        assertThat(problem.path("request").asString()).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.text()).doesNotContain("java.", "springframework", "jackson", "io.leporello", "\tat ");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), http.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var answer = new StringBuilder();
            var buffer = new byte[4096];
            // A connection that is kept open would be read until it times out, so the end of the JSON ends it.
            for (int read;
                    answer.indexOf("}") < 0 && (read = socket.getInputStream().read(buffer)) > 0; )
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            return answer.toString();
        }
    }
}
