package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.event;
import static io.leporello.gateway.contract.Story.id;
import static io.leporello.gateway.contract.Story.ok;
import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.problem;
import static io.leporello.gateway.contract.Story.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Corrections: a new fact beside the old one, and what follows from it everywhere. */
@ExtendWith(RunningLedger.class)
class CorrectionsIT {

    private final String customer = Story.customer();
    private final String event = id("event");
    private final String anna = Story.user(customer);
    private final String otto = Story.user(customer);
    private final String data = "{\"pages\":12,\"credits\":\"1.5\",\"user\":\"" + anna + "\",\"product\":\"ocr\"}";

    @BeforeEach
    void twelve_pages() {
        Story.contract(customer, Story.plan(PricesIT.CHEAP), "{\"from\":\"2025-01-01\"}");
        ok(Story.send(event(customer, event, "2025-10-03T12:00:00Z", data)));
    }

    private Answer correct(String rest) {
        return correct(event, rest);
    }

    private static Answer correct(String id, String rest) {
        var body = "{\"source\":\"/test\",\"id\":\"" + id + "\",\"reason\":\"counted wrong\"," + rest + "}";
        return operator().post("/v1/usage-corrections", body);
    }

    private JsonNode usage(String more) {
        return read("/v1/customers/" + customer + "/usage?from=2025-10-01&to=2025-11-01&by=month" + more);
    }

    private String pages() {
        return usage("").path("totals").path("pages").asString();
    }

    private List<String> history() {
        return read("/v1/history?source=/test&id=" + event)
                .path("items")
                .valueStream()
                .map(item ->
                        item.path("sequence").asInt() + " " + item.path("type").asString())
                .toList();
    }

    @Test
    void a_void_takes_usage_back_everywhere_and_keeps_its_history() {
        ok(correct("\"action\":\"void\""));
        assertThat(usage("").path("totals").toString())
                .isEqualTo("{\"documents\":\"0\",\"pages\":\"0\",\"credits\":\"0\"}");
        assertThat(Story.preview(customer, "2025-10").path("net").asString()).isEqualTo("0.00");
        assertThat(history()).containsExactly("0 usage.recorded", "1 usage.voided");
        assertThat(read("/v1/history?source=/test&id=" + event)
                        .path("items")
                        .path(1)
                        .path("payload")
                        .path("reason")
                        .asString())
                .isEqualTo("counted wrong");
    }

    @Test
    void an_amendment_changes_what_it_names_and_nothing_else() {
        ok(correct("\"action\":\"amend\",\"data\":{\"pages\":20,\"user\":\"" + otto + "\"}"));
        var totals = usage("").path("totals");
        assertThat(totals.toString()).isEqualTo("{\"documents\":\"1\",\"pages\":\"20\",\"credits\":\"1.5\"}");
        var byUser = usage("&group=user").path("series");
        assertThat(byUser.valueStream()
                        .filter(bucket -> !bucket.path("pages").asString().equals("0"))
                        .map(bucket -> bucket.path("user").asString()))
                .containsExactly(otto);
        assertThat(Story.preview(customer, "2025-10").path("net").asString()).isEqualTo("2.00");
        assertThat(history()).containsExactly("0 usage.recorded", "1 usage.amended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"pages":7}      | 7
            {"pages":"7"}    | 7
            {"pages":7.0}    | 7
            {"pages":0}      | 0
            """)
    void an_amendment_is_written_like_an_event(String data, String pages) {
        ok(correct("\"action\":\"amend\",\"data\":" + data));
        assertThat(pages()).isEqualTo(pages);
    }

    @Test
    void the_same_correction_twice_is_one() {
        ok(correct("\"action\":\"amend\",\"data\":{\"pages\":20}"));
        ok(correct("\"action\":\"amend\",\"data\":{\"pages\":20}"));
        assertThat(pages()).isEqualTo("20");
        ok(correct("\"action\":\"void\""));
        ok(correct("\"action\":\"void\""));
        assertThat(pages()).isEqualTo("0");
        assertThat(history()).containsExactly("0 usage.recorded", "1 usage.amended", "2 usage.voided");
    }

    @Test
    void one_amendment_after_another_counts_the_last() {
        for (var pages : List.of(20, 5, 9)) ok(correct("\"action\":\"amend\",\"data\":{\"pages\":" + pages + "}"));
        assertThat(pages()).isEqualTo("9");
    }

    @Test
    void what_was_voided_is_not_amended_and_not_recorded_again() {
        ok(correct("\"action\":\"void\""));
        problem(correct("\"action\":\"amend\",\"data\":{\"pages\":1}"), 409, event);
        var again = ok(Story.send(event(customer, event, "2025-10-03T12:00:00Z", data)));
        assertThat(again.path("duplicates").asInt()).isEqualTo(1);
        assertThat(pages()).isEqualTo("0");
    }

    @Test
    void the_event_as_it_was_sent_stays_a_duplicate_after_an_amendment() {
        ok(correct("\"action\":\"amend\",\"data\":{\"pages\":20}"));
        var again = ok(Story.send(event(customer, event, "2025-10-03T12:00:00Z", data)));
        assertThat(again.path("duplicates").asInt()).isEqualTo(1);
        assertThat(pages()).isEqualTo("20");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "action":"delete"                                              | 422 | delete
            "action":"amend"                                               | 422 | data
            "action":"void","data":{"pages":1}                             | 422 | data
            "action":"amend","data":{"pages":-1}                           | 422 | -1
            "action":"amend","data":{"pages":1.5}                          | 422 | 1.5
            "action":"amend","data":{"pages":"many"}                       | 422 | many
            "action":"amend","data":{"pages":true}                         | 400 | true
            "action":"amend","data":{"pages":1e2147483647}                 | 422 | 1e2147483647
            "action":"amend","data":{"credits":"0.0000000001"}             | 422 | 0.0000000001
            "action":"amend","data":{"user":""}                            | 422 | data.user
            "action":"amend","data":{"user":"a\\u0000"}                    | 422 | data.user
            "action":"amend","data":{"user":"nobody"}                      | 422 | nobody
            "action":"amend","data":{"sites":1}                            | 422 | data.sites
            "action":"amend","data":[]                                     | 400 | an array
            "action":7                                                     | 400 | 7
            """)
    void a_correction_that_cannot_be_meant_is_refused_with_the_value(String rest, int status, String said) {
        problem(correct(rest), status, said);
        assertThat(pages()).isEqualTo("12");
        assertThat(history()).containsExactly("0 usage.recorded");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"source":"/test","id":"ID","action":"void"}                          | reason
            {"source":"/test","id":"ID","action":"void","reason":" "}             | reason
            {"source":"/test","id":"ID","action":"void","reason":"a\\u0000"}      | U+0000
            {"source":"/test","id":"ID","action":"void","reason":"a\\ud800"}      | U+D800
            {"id":"ID","action":"void","reason":"a"}                              | source
            {"source":"/test","action":"void","reason":"a"}                       | id
            """)
    void a_correction_without_its_parts_is_refused(String body, String said) {
        problem(operator().post("/v1/usage-corrections", body.replace("ID", event)), 422, said);
    }

    @Test
    void an_event_that_nobody_recorded_is_unknown() {
        problem(correct("no-such", "\"action\":\"void\""), 404, "no-such");
    }
}
