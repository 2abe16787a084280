package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.RunningLedger.application;
import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.Http;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One event that cannot be counted costs nobody else anything, and its own customer no wrong invoice. */
@ExtendWith(RunningLedger.class)
class DeadLettersIT {

    private static final AtomicInteger NEXT_POISON = new AtomicInteger(66_613);

    /** More pages than any honest document, and for each test others; what makes PostgreSQL refuse the row. */
    private final int poison = NEXT_POISON.getAndIncrement();

    private final JdbcClient database = application().getBean(JdbcClient.class);
    private final String plan =
            Story.plan("{\"charges\":[{\"meter\":\"pages\",\"model\":\"per_unit\",\"unitPrice\":\"0.10\"}]}");
    private final String concerned = customer();
    private final String other = customer();

    private String customer() {
        var customer = Story.customer("""
                {"email":"bill@example.com",
                 "address":{"street":"Am Markt 1","postalCode":"20095","city":"Hamburg","country":"DE"}}""");
        Story.contract(customer, plan, "{\"from\":\"2025-01-01\"}");
        return customer;
    }

    @AfterEach
    void heal() {
        database.sql("alter table usage.entry drop constraint if exists no_poison")
                .update();
        // As a new version would understand it.
        database.sql(
                        "update usage.event set payload = replace(payload, '\"many\"', '1') where payload like '%\"many\"%'")
                .update();
        for (var letter : letters())
            operator()
                    .post("/v1/dead-letters/billing/" + letter.path("position").asLong() + "/replay", "{}");
        assertThat(letters()).isEmpty();
    }

    private void poison() {
        database.sql("alter table usage.entry add constraint no_poison check (abs(pages) <> " + poison + ")")
                .update();
    }

    @Test
    void a_poisoned_event_is_set_aside_its_stream_waits_and_everything_else_is_counted() {
        poison();
        use(concerned, "before", 10);
        var poisoned = use(concerned, "poisoned", poison);
        use(concerned, "after", 20);
        use(other, "of-another", 30);
        amend("poisoned", 40);

        assertThat(preview(other).path("net").asString()).isEqualTo("3.00");
        assertThat(preview(other).has("incompleteFrom")).isFalse();
        var statement = preview(concerned);
        assertThat(statement.path("net").asString()).as("what is counted of it").isEqualTo("3.00");
        assertThat(statement.path("incompleteFrom").asLong()).isEqualTo(poisoned);
        assertThat(letters()).hasSize(2);
        assertThat(letters().get(0).path("position").asLong()).isEqualTo(poisoned);
        assertThat(letters().get(0).path("customer").asString()).isEqualTo(concerned);
        assertThat(letters().get(0).path("reason").asString()).contains("no_poison");
        assertThat(letters().get(1).path("reason").asString()).contains("follows");

        problem(issue(concerned), 409, "incomplete");
        assertThat(issue(other).status()).isEqualTo(201);
        problem(operator().post("/v1/projections/totals/rebuild", "{}"), 409, "Replay them first");
    }

    @Test
    void a_replay_that_fails_again_keeps_it_and_one_that_works_counts_it_in_its_order() {
        poison();
        var poisoned = use(concerned, "poisoned", poison);
        amend("poisoned", 40);
        preview(concerned);
        var follower = letters().get(1).path("position").asLong();

        problem(replay(poisoned), 409, "still cannot be folded");
        problem(replay(follower), 409, "position " + poisoned);
        assertThat(letters()).hasSize(2);
        database.sql("alter table usage.entry drop constraint no_poison").update();
        assertThat(replay(poisoned).json().path("positions").values().stream().map(JsonNode::asLong))
                .containsExactly(poisoned, follower);

        assertThat(letters()).isEmpty();
        assertThat(preview(concerned).path("net").asString()).isEqualTo("4.00");
        assertThat(preview(concerned).has("incompleteFrom")).isFalse();
        assertThat(issue(concerned).status()).isEqualTo(201);
        problem(replay(poisoned), 404, "" + poisoned);
    }

    @Test
    void one_poisoned_event_in_a_batch_of_hundreds_leaves_the_others_counted() {
        poison();
        var events = new String[400];
        for (var event = 0; event < events.length; event++)
            events[event] = Story.event(
                    event == 217 ? concerned : other,
                    Story.id("mixed"),
                    "2025-03-15T12:00:00Z",
                    "{\"pages\":" + (event == 217 ? poison : 1) + "}");
        Story.ok(Story.send(events));

        assertThat(preview(other).path("net").asString()).isEqualTo("39.90");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void a_payload_that_cannot_be_read_is_set_aside_with_the_reason_and_counted_when_it_can() {
        database.sql("""
                insert into usage.event
                select (select max(position) + 1 from usage.event), :id, 0, 'usage', 'usage.recorded', '1', :customer, now(),
                       '{"source":"/test","id":"x","usage":{"customer":"' || :customer
                           || '","usedAt":"2025-03-01T12:00:00Z","documents":"many","pages":50}}',
                       '{"actor":"key:test","customer":"' || :customer || '","request":"r"}'
                """)
                .param("id", Story.id("unreadable"))
                .param("customer", concerned)
                .update();
        use(other, "behind-it", 10);

        assertThat(preview(other).path("net").asString()).isEqualTo("1.00");
        assertThat(preview(concerned).path("incompleteFrom").isNumber()).isTrue();
        var letter = letters().get(0);
        assertThat(letter.path("type").asString()).isEqualTo("usage.recorded");
        assertThat(letter.path("reason").asString()).contains("many");

        heal();
        assertThat(preview(concerned).path("net").asString()).isEqualTo("5.00");
    }

    private long use(String customer, String id, int pages) {
        var answer = Story.ok(
                Story.send(Story.event(customer, plan + id, "2025-03-15T12:00:00Z", "{\"pages\":" + pages + "}")));
        assertThat(answer.path("accepted").asInt()).as(answer.toString()).isEqualTo(1);
        return answer.path("position").asLong();
    }

    private void amend(String id, int pages) {
        Story.ok(operator()
                .post(
                        "/v1/usage-corrections",
                        "{\"source\":\"/test\",\"id\":\"%s\",\"action\":\"amend\",\"reason\":\"misread\",\"data\":{\"pages\":%d}}"
                                .formatted(plan + id, pages)));
    }

    private static JsonNode preview(String customer) {
        return Story.preview(customer, "2025-03");
    }

    private static Http.Answer issue(String customer) {
        return operator().post("/v1/customers/" + customer + "/invoices", "{\"period\":\"2025-03\"}");
    }

    private static Http.Answer replay(long position) {
        return operator().post("/v1/dead-letters/billing/" + position + "/replay", "{}");
    }

    private static List<JsonNode> letters() {
        return List.copyOf(Story.read("/v1/dead-letters").path("items").values());
    }
}
