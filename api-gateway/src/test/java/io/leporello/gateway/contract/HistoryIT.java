package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.event;
import static io.leporello.gateway.contract.Story.id;
import static io.leporello.gateway.contract.Story.ok;
import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.problem;
import static io.leporello.gateway.contract.Story.read;
import static io.leporello.gateway.contract.Story.used;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.leporello.gateway.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The contract's part "History". */
@ExtendWith(RunningLedger.class)
class HistoryIT {

    private final String customer = Story.customer();

    private static List<String> types(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("type").asString())
                .toList();
    }

    private JsonNode ofCustomer(String more) {
        return read("/v1/history?customer=" + customer + more);
    }

    @Test
    void an_event_tells_what_when_and_by_whom() {
        var id = id("event");
        var data = "{\"pages\":12,\"credits\":\"1.50\"}";
        ok(Story.send(event(customer, id, "2025-10-03T08:15:30Z", data)));
        var found = ofCustomer("&type=usage.recorded").path("items").path(0);
        assertThat(found.path("sequence").asInt()).isZero();
        assertThat(found.path("occurredAt").asString()).isEqualTo("2025-10-03T08:15:30Z");
        assertThat(found.path("recordedAt").asString()).startsWith("20").isNotEqualTo("2025-10-03T08:15:30Z");
        assertThat(found.path("actor").asString()).isEqualTo("operator");
        assertThat(found.path("aggregate").asString()).isNotBlank();
        assertThat(found.path("payload").path("id").asString()).isEqualTo(id);
        assertThat(found.path("payload").path("usage").path("credits").asString())
                .isEqualTo("1.5");
    }

    @Test
    void everything_about_a_customer_is_there_in_ledger_order() {
        Story.contract(customer, Story.plan(PricesIT.CHEAP), "{\"from\":\"2025-01-01\"}");
        used(customer, "2025-10-03T08:00:00Z", "{\"pages\":1}");
        ok(operator().post("/v1/customers/" + customer + "/close", "{\"from\":\"2025-12-01\"}"));
        var page = ofCustomer("");
        assertThat(types(page))
                .containsExactly("customer.registered", "contract.agreed", "usage.recorded", "customer.closed");
        assertThat(page.path("items")
                        .valueStream()
                        .map(item -> item.path("position").asLong()))
                .isSorted();
    }

    @Test
    void it_is_narrowed_by_type_user_source_id_position_and_time() {
        var first = id("event");
        var anna = Story.user(customer);
        var otto = Story.user(customer);
        ok(Story.send(
                event(customer, first, "2025-10-03T08:00:00Z", "{\"pages\":1,\"user\":\"" + anna + "\"}"),
                event(customer, id("event"), "2025-10-03T08:00:00Z", "{\"pages\":2,\"user\":\"" + otto + "\"}")));
        assertThat(ofCustomer("&type=usage.recorded").path("items")).hasSize(2);
        assertThat(ofCustomer("&type=usage.recorded&user=" + anna).path("items"))
                .hasSize(1);
        assertThat(ofCustomer("&user=" + anna + "x").path("items")).isEmpty();
        assertThat(ofCustomer("&source=/test").path("items")).hasSize(2);
        assertThat(ofCustomer("&source=/other").path("items")).isEmpty();
        assertThat(ofCustomer("&id=" + first).path("items")).hasSize(1);
        assertThat(read("/v1/history?source=/test&id=" + first).path("items")).hasSize(1);
        var usage = ofCustomer("&type=usage.recorded").path("items");
        var earlier = usage.path(0).path("position").asLong();
        assertThat(ofCustomer("&fromPosition=" + earlier).path("items")).hasSize(2);
        assertThat(ofCustomer("&fromPosition=" + (earlier + 1)).path("items")).hasSize(1);
        var recordedAt = usage.path(0).path("recordedAt").asString();
        assertThat(ofCustomer("&from=" + recordedAt).path("items")).hasSize(2);
        assertThat(ofCustomer("&type=usage.recorded&to=" + recordedAt).path("items"))
                .isEmpty();
        assertThat(ofCustomer("&type=usage.voided").path("items")).isEmpty();
        assertThat(read("/v1/history?customer=no-such").path("items")).isEmpty();
    }

    @Test
    void pages_hold_every_event_once() {
        ok(Story.send(IntStream.range(0, 7)
                .mapToObj(n -> event(customer, customer + n, "2025-10-03T08:00:00Z", "{\"pages\":" + n + "}"))
                .toArray(String[]::new)));
        var positions = new ArrayList<Long>();
        for (var page = ofCustomer("&limit=3");
                ;
                page = ofCustomer("&limit=3&after=" + page.path("next").asString())) {
            page.path("items")
                    .forEach(item -> positions.add(item.path("position").asLong()));
            if (page.path("next").isNull()) break;
            assertThat(page.path("items")).hasSize(3);
        }
        assertThat(positions).hasSize(8).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void lines_and_csv_hold_everything_without_a_limit() {
        ok(Story.send(IntStream.range(0, 2_500)
                .mapToObj(n -> event(customer, customer + n, "2025-10-03T08:00:00Z", "{\"pages\":" + n + "}"))
                .toArray(String[]::new)));
        var lines = stream("application/x-ndjson")
                .text()
                .lines()
                .map(JsonNodes::read)
                .toList();
        assertThat(lines).hasSize(2_501);
        assertThat(lines.get(2_500).path("payload").path("usage").path("pages").asInt())
                .isEqualTo(2_499);

        var rows = CsvReader.builder().ofCsvRecord(stream("text/csv").text()).stream()
                .toList();
        assertThat(rows).hasSize(2_502);
        assertThat(rows.get(0).getFields())
                .containsExactly(
                        "position", "type", "aggregate", "sequence", "recordedAt", "occurredAt", "actor", "payload");
        assertThat(rows.get(2_501).getField(0))
                .isEqualTo(lines.get(2_500).path("position").asString());
        assertThat(JsonNodes.read(rows.get(2_501).getField(7)))
                .isEqualTo(lines.get(2_500).path("payload"));
    }

    private Answer stream(String accept) {
        var answer = operator().send("GET", "/v1/history?wait=10&customer=" + customer, null, "Accept", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(accept);
        return answer;
    }

    @Test
    void a_key_of_one_customer_sees_its_own_events_only() {
        var key = Story.created(operator()
                .post("/v1/customers/" + customer + "/api-keys", "{\"name\":\"a\",\"scopes\":[\"history:read\"]}"));
        var keyed = operator().with(key.path("key").asString());
        var other = Story.customer();
        assertThat(ok(keyed.get("/v1/history?customer=" + other)).path("items")).isEmpty();
        var seen = ok(keyed.get("/v1/history"));
        assertThat(types(seen)).contains("customer.registered").doesNotContain("price-plan.published");
        assertThat(seen.toString()).contains(customer).doesNotContain("\"customerId\":\"" + other);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            from=yesterday                     | 400 | yesterday
            from=%2B999999999-12-31T23:59:59Z  | 422 | 999999999
            to=-999999999-01-01T00:00:00Z      | 422 | 999999999
            to=%2B1000000000-12-31T23:59:59Z   | 422 | 1000000000
            fromPosition=first                 | 400 | first
            fromPosition=99999999999999999999  | 400 | 99999999999999999999
            after=here                         | 422 | here
            limit=0                            | 400 | 0
            limit=-5                           | 400 | -5
            limit=1001                         | 400 | 1001
            limit=many                         | 400 | many
            customer=a%00b                     | 400 | customer
            user=%00                           | 400 | user
            user=%ED%A0%80                     | 400 | %ED%A0%80
            user=%FF                           | 400 | %FF
            """)
    void a_question_that_cannot_be_meant_is_refused_with_the_value(String query, int status, String said) {
        problem(operator().get("/v1/history?" + query), status, said);
    }
}
