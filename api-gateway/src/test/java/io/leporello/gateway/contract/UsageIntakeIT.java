package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.BATCH;
import static io.leporello.gateway.contract.Story.NDJSON;
import static io.leporello.gateway.contract.Story.event;
import static io.leporello.gateway.contract.Story.id;
import static io.leporello.gateway.contract.Story.ok;
import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.post;
import static io.leporello.gateway.contract.Story.problem;
import static io.leporello.gateway.contract.Story.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The contract's part "Usage": what is taken in and what is not. */
@ExtendWith(RunningLedger.class)
class UsageIntakeIT {

    private static final String NOON = "2025-10-03T12:00:00Z";

    private final String customer = Story.customer();

    private static void assertCounts(JsonNode answer, int accepted, int duplicates, int rejected) {
        assertThat(List.of(
                        answer.path("accepted").asInt(),
                        answer.path("duplicates").asInt(),
                        answer.path("rejected").asInt()))
                .as(answer.toString())
                .containsExactly(accepted, duplicates, rejected);
        assertThat(answer.path("errors").size()).isEqualTo(rejected);
        assertThat(answer.path("position").isIntegralNumber()).isTrue();
    }

    private String pages() {
        return read("/v1/customers/" + customer + "/usage?from=2025-10-01&to=2025-11-01&by=month")
                .path("totals")
                .path("pages")
                .asString();
    }

    private int recorded() {
        return read("/v1/history?type=usage.recorded&limit=1000&customer=" + customer)
                .path("items")
                .size();
    }

    private String numbered(int number) {
        return event(customer, customer + "-" + number, NOON, "{\"pages\":1}");
    }

    @Test
    void one_event_a_batch_and_lines_are_the_same_three_times() {
        var one = event(customer, id("event"), NOON, "{\"pages\":12}");
        assertCounts(ok(post("", "application/cloudevents+json", one)), 1, 0, 0);
        assertCounts(ok(post("", BATCH, "[" + one + "]")), 0, 1, 0);
        assertCounts(ok(post("", NDJSON, one)), 0, 1, 0);
        assertThat(pages()).isEqualTo("12");
    }

    @Test
    void what_is_absent_counts_as_one_document_and_no_credits() {
        ok(Story.send(event(customer, id("event"), NOON, "{\"pages\":3}")));
        var totals = read("/v1/customers/" + customer + "/usage?from=2025-10-01&to=2025-11-01")
                .path("totals");
        assertThat(totals.toString()).isEqualTo("{\"documents\":\"1\",\"pages\":\"3\",\"credits\":\"0\"}");
    }

    @Test
    void the_same_again_is_a_duplicate_however_it_is_written() {
        var id = id("event");
        var user = ",\"user\":\"" + Story.user(customer) + "\"}";
        ok(Story.send(event(customer, id, NOON, "{\"pages\":3,\"credits\":\"1.50\"" + user)));
        var again = ok(Story.send(
                event(customer, id, "2025-10-03T14:00:00+02:00", "{\"credits\":1.5,\"pages\":\"3\"" + user)));
        assertCounts(again, 0, 1, 0);
        assertThat(recorded()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2025-10-03T12:00:00Z | {"pages":4}                  | pages 3, not 4
            2025-10-03T12:00:01Z | {"pages":3}                  | time
            2025-10-03T12:00:00Z | {"pages":3,"credits":"0.5"}  | credits
            2025-10-03T12:00:00Z | {"pages":3,"user":"USER"}    | user
            2025-10-03T12:00:00Z | {"pages":3,"product":"p"}    | product
            2025-10-03T12:00:00Z | {"pages":3,"document":"d"}   | document
            2025-10-03T12:00:00Z | {"pages":3,"documents":2}    | documents 1, not 2
            """)
    void other_content_is_a_conflict_that_says_what_differs(String time, String data, String said) {
        var id = id("event");
        ok(Story.send(event(customer, id, NOON, "{\"pages\":3}")));
        var answer = ok(Story.send(event(customer, id, time, data.replace("USER", Story.user(customer)))));
        assertCounts(answer, 0, 0, 1);
        var error = answer.path("errors").path(0);
        assertThat(error.path("code").asString()).isEqualTo("conflict");
        assertThat(error.path("source").asString()).isEqualTo("/test");
        assertThat(error.path("id").asString()).isEqualTo(id);
        assertThat(error.path("detail").asString()).contains(said);
        assertThat(pages()).isEqualTo("3");
    }

    @Test
    void the_identity_is_source_and_id_together_and_does_not_run_over() {
        var one = event(customer, "b" + customer, NOON, "{\"pages\":1}");
        ok(Story.send(one));
        assertCounts(ok(Story.send(one.replace("\"/test\"", "\"/other\""))), 1, 0, 0);
        assertCounts(
                ok(Story.send(one.replace("\"/test\"", "\"/testb\"")
                        .replace("\"b" + customer + "\"", "\"" + customer + "\""))),
                1,
                0,
                0);
    }

    /** JSON with single quotes; what is wrong with it, and which word and value say so. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'data':{}                                          | invalid          | data.pages is missing
            'data':{'pages':-1}                                | invalid          | -1
            'data':{'pages':1.5}                               | invalid          | 1.5
            'data':{'pages':'twelve'}                          | invalid          | twelve
            'data':{'pages':1e999999}                          | invalid          | 1e999999
            'data':{'pages':1e2147483647}                      | invalid          | 1e2147483647
            'data':{'pages':0,'credits':100e2147483647}        | invalid          | 100e2147483647
            'data':{'pages':9999999999999999}                  | invalid          | 9999999999999999
            'data':{'pages':true}                              | invalid          | true
            'data':{'pages':[1]}                               | invalid          | a list
            'data':{'pages':1,'credits':'0.0000000001'}        | invalid          | 0.0000000001
            'data':{'pages':1,'credits':'-0.5'}                | invalid          | -0.5
            'data':{'pages':1,'documents':0.5}                 | invalid          | 0.5
            'data':{'pages':1,'user':5}                        | invalid          | data.user is the number 5
            'data':{'pages':1,'user':''}                       | invalid          | data.user is empty
            'data':{'pages':1,'user':'a\\u0000b'}              | invalid          | control character
            'data':{'pages':1,'user':'a\\ud800b'}              | invalid          | surrogate
            'data':[]                                          | invalid          | a list
            'data':'none'                                      | invalid          | text
            'time':'2025-02-30T00:00:00Z'                      | invalid          | 2025-02-30T00:00:00Z
            'time':'yesterday'                                 | invalid          | yesterday
            'time':'2025-10-03T12:00:00'                       | invalid          | 2025-10-03T12:00:00
            'time':'1066-10-14T09:00:00Z'                      | invalid          | 1066-10-14
            'time':'+999999999-01-01T00:00:00Z'                | in-the-future    | +999999999
            'time':'2999-01-01T00:00:00Z'                      | in-the-future    | 2999-01-01T00:00:00Z
            'time':null                                        | invalid          | time is missing
            'time':17                                          | invalid          | 17
            'data':{'pages':1,'user':'nobody-knows'}           | unknown-user     | nobody-knows
            'subject':'nobody-knows'                           | unknown-customer | nobody-knows
            'subject':''                                       | invalid          | subject is empty
            'source':''                                        | invalid          | source is empty
            'id':''                                            | invalid          | id is empty
            'id':null                                          | invalid          | id is missing
            'specversion':'0.3'                                | invalid          | 0.3
            'type':'document.shredded'                         | invalid          | document.shredded
            """)
    void a_bad_event_is_rejected_with_its_code_and_value_and_costs_the_good_ones_nothing(
            String difference, String code, String said) {
        var bad = JsonNodes.changed(numbered(1), difference.replace('\'', '"'));
        var answer = ok(post("", BATCH, "[" + numbered(0) + "," + bad + "," + numbered(2) + "]"));
        assertCounts(answer, 2, 0, 1);
        var error = answer.path("errors").path(0);
        assertThat(error.path("index").asInt()).isEqualTo(1);
        assertThat(error.path("code").asString()).as(error.toString()).isEqualTo(code);
        assertThat(error.path("detail").asString()).contains(said);
        assertThat(pages()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"null, null", "17, 17", "[], a list", "'\"x\"', text"})
    void what_is_no_event_at_all_costs_the_good_ones_nothing(String bad, String said) {
        var answer = ok(post("", BATCH, "[" + bad + "," + numbered(0) + "]"));
        assertCounts(answer, 1, 0, 1);
        assertThat(answer.path("errors").path(0).path("detail").asString()).contains(said);
    }

    @Test
    void a_name_that_stands_there_twice_is_invalid() {
        var twice = numbered(0).replace("\"subject\"", "\"subject\":\"other\",\"subject\"");
        assertCounts(ok(Story.send(twice)), 0, 0, 1);
    }

    @Test
    void names_that_mean_nothing_here_are_ignored() {
        var more =
                numbered(0).replace("\"subject\"", "\"traceparent\":\"00-x\",\"dataschema\":{\"a\":[1]},\"subject\"");
        assertCounts(ok(Story.send(more)), 1, 0, 0);
    }

    @Test
    void a_sender_whose_clock_runs_five_minutes_ahead_is_heard() {
        var soon = Instant.now().plusSeconds(280).toString();
        var later = Instant.now().plusSeconds(400).toString();
        var answer = ok(Story.send(
                event(customer, id("event"), soon, "{\"pages\":1}"),
                event(customer, id("event"), later, "{\"pages\":1}")));
        assertCounts(answer, 1, 0, 1);
        assertThat(answer.path("errors").path(0).path("code").asString()).isEqualTo("in-the-future");
    }

    @Test
    void a_closed_customer_takes_usage_up_to_the_last_instant_before_its_day() {
        ok(operator().post("/v1/customers/" + customer + "/close", "{\"from\":\"2025-10-10\"}"));
        var answer = ok(Story.send(
                event(customer, id("event"), "2025-10-09T21:59:59.999999Z", "{\"pages\":1}"),
                event(customer, id("event"), "2025-10-09T22:00:00Z", "{\"pages\":1}")));
        assertCounts(answer, 1, 0, 1);
        assertThat(answer.path("errors").path(0).path("code").asString()).isEqualTo("customer-closed");
        assertThat(answer.path("errors").path(0).path("index").asInt()).isEqualTo(1);
    }

    @Test
    void a_user_of_another_customer_is_unknown_here() {
        var stranger = Story.user(Story.customer());
        var answer = ok(Story.send(event(customer, id("event"), NOON, "{\"pages\":1,\"user\":\"" + stranger + "\"}")));
        assertCounts(answer, 0, 0, 1);
        assertThat(answer.path("errors").path(0).path("code").asString()).isEqualTo("unknown-user");
    }

    @Test
    void duplicates_and_conflicts_within_one_batch_are_found() {
        var answer = ok(
                Story.send(numbered(0), numbered(0), numbered(0).replace("\"pages\":1", "\"pages\":2"), numbered(1)));
        assertCounts(answer, 2, 1, 1);
        assertThat(answer.path("errors").path(0).path("index").asInt()).isEqualTo(2);
        assertThat(answer.path("errors").path(0).path("code").asString()).isEqualTo("conflict");
    }

    @Test
    void strict_takes_all_or_nothing() {
        ok(Story.send(numbered(0)));
        var bad = "[" + numbered(1) + "," + numbered(0).replace("\"pages\":1", "\"pages\":2") + "]";
        var problem = problem(post("?strict=true", BATCH, bad), 422, "conflict");
        assertThat(problem.path("errors").path(0).path("index").asInt()).isEqualTo(1);
        problem(post("?strict=true", NDJSON, numbered(1) + "\n{}"), 422, "invalid");
        problem(post("?strict=true", BATCH, "[" + numbered(1) + ",{}]"), 422, "invalid");
        assertThat(recorded()).isEqualTo(1);
        assertCounts(ok(post("?strict=true", BATCH, "[" + numbered(0) + "," + numbered(1) + "]")), 1, 1, 0);
        problem(post("?strict=perhaps", BATCH, "[" + numbered(2) + "]"), 400, "perhaps");
    }

    @Test
    void a_batch_of_ten_thousand_is_taken_and_one_more_is_too_large() {
        var events = IntStream.range(0, 10_000).mapToObj(this::numbered).toList();
        problem(post("", BATCH, "[" + String.join(",", events) + "," + numbered(10_000) + "]"), 413, "10000");
        assertThat(recorded()).isZero();
        assertCounts(ok(post("", BATCH, "[" + String.join(",", events) + "]")), 10_000, 0, 0);
        assertCounts(ok(post("", NDJSON, String.join("\n", events) + "\n" + numbered(10_000))), 1, 10_000, 0);
        assertThat(pages()).isEqualTo("10001");
    }

    @Test
    void a_batch_of_more_than_sixteen_mebibytes_is_too_large_and_nothing_of_it_is_taken() {
        var filler = "x".repeat(90_000);
        var events = IntStream.range(0, 200)
                .mapToObj(n -> numbered(n).replace("\"subject\"", "\"comment\":\"" + filler + "\",\"subject\""))
                .collect(Collectors.joining(",", "[", "]"));
        problem(post("", BATCH, events), 413, "16777216");
        assertThat(recorded()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [EVENT,            | line 1
            [EVENT             | line 1
            [EVENT EVENT]      | line 1
            [EVENT,]           | line 1
            [EVENT] x          | line 1
            [EVENT][EVENT]     | follows
            {EVENT}            | line 1
            [EVENT,{'a':NaN}]  | line 1
            [EVENT,{'a':.5}]   | line 1
            ``                 | empty
            """)
    void broken_json_is_unreadable_and_nothing_of_it_is_taken(String body, String said) {
        problem(post("", BATCH, body.replace("EVENT", numbered(0)).replace('\'', '"')), 400, said);
        assertThat(recorded()).isZero();
    }

    @Test
    void broken_text_is_unreadable_and_nothing_of_it_is_taken() {
        var body = ("[" + numbered(0) + "," + numbered(1).replace("/test", "/t\u00e9st") + "]")
                .getBytes(StandardCharsets.ISO_8859_1);
        problem(operator().sendBytes("POST", "/v1/usage-events", body, "Content-Type", BATCH), 400, "line 1");
        assertThat(recorded()).isZero();
    }

    @Test
    void an_empty_batch_is_taken_for_what_it_is() {
        assertCounts(ok(post("", BATCH, "[]")), 0, 0, 0);
        assertCounts(ok(post("", NDJSON, "\n\n  \r\n")), 0, 0, 0);
    }

    @Test
    void broken_lines_cost_the_other_lines_nothing() {
        var lines = String.join(
                "\n", numbered(0), "{\"id\":", "", "not json", numbered(1) + " x", "[]", "\u0000", numbered(2) + "\r");
        var answer = ok(post("", NDJSON, lines));
        assertCounts(answer, 2, 0, 5);
        assertThat(answer.path("errors")
                        .valueStream()
                        .map(error -> error.path("index").asInt()))
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(pages()).isEqualTo("2");
    }

    @Test
    void a_line_in_another_encoding_costs_the_other_lines_nothing() {
        var lines = (numbered(0) + "\n" + numbered(1).replace("/test", "/t\u00e9st") + "\n" + numbered(2))
                .getBytes(StandardCharsets.ISO_8859_1);
        assertCounts(ok(operator().sendBytes("POST", "/v1/usage-events", lines, "Content-Type", NDJSON)), 2, 0, 1);
    }

    @Test
    void a_line_too_long_costs_the_other_lines_nothing() {
        var answer = ok(post("", NDJSON, numbered(0) + "\n" + "x".repeat(3 << 20) + "\n" + numbered(1)));
        assertCounts(answer, 2, 0, 1);
    }

    @Test
    void a_key_of_one_customer_takes_usage_of_that_customer_only() {
        var made = Story.created(operator()
                .post(
                        "/v1/customers/" + customer + "/api-keys",
                        "{\"name\":\"pipeline\",\"scopes\":[\"usage:write\",\"usage:read\"]}"));
        var keyed = operator().with(made.path("key").asString());
        var other = Story.customer();
        var body = "[" + numbered(0) + "," + event(other, id("event"), NOON, "{\"pages\":1}") + "]";
        var answer = ok(keyed.send("POST", "/v1/usage-events", body, "Content-Type", BATCH));
        assertCounts(answer, 1, 0, 1);
        assertThat(answer.path("errors").path(0).path("code").asString()).isEqualTo("not-allowed");
        problem(keyed.get("/v1/customers/" + other + "/usage?from=2025-10-01&to=2025-11-01"), 404, other);
        problem(keyed.get("/v1/price-plans"), 403, "billing:read");
        ok(keyed.get("/v1/customers/" + customer + "/usage?from=2025-10-01&to=2025-11-01"));
    }
}
