package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.Http;
import io.leporello.gateway.Http.Answer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a test tells the ledger before it asks: customers, prices and usage that nobody else speaks of. */
final class Story {

    static final String BATCH = "application/cloudevents-batch+json";
    static final String NDJSON = "application/x-ndjson";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final JsonMapper JSON = JsonMapper.shared();

    private Story() {}

    /** An id nobody else uses. */
    static String id(String kind) {
        return kind + "-" + COUNT.incrementAndGet();
    }

    /** A customer in Berlin who pays in euros. */
    static String customer() {
        return customer("{}");
    }

    /** @param details what is different from a customer in Berlin who pays in euros */
    static String customer(String details) {
        var id = id("customer");
        var customer = JSON.createObjectNode().put("id", id).put("name", "Customer " + id);
        JSON.readTree(details).properties().forEach(detail -> customer.set(detail.getKey(), detail.getValue()));
        created(RunningLedger.operator().post("/v1/customers", customer.toString()));
        return id;
    }

    /** Somebody who uses what the customer pays for. */
    static String user(String customer) {
        var id = id("user");
        created(operator()
                .post(
                        "/v1/customers/" + customer + "/users",
                        "{\"id\":\"%s\",\"email\":\"%s@example.com\",\"name\":\"Somebody\",\"roles\":[\"USER\"]}"
                                .formatted(id, id)));
        return id;
    }

    /** @param terms everything but the id and the name */
    static String plan(String terms) {
        var id = id("plan");
        plan(id, terms);
        return id;
    }

    static void plan(String id, String terms) {
        var plan = JSON.createObjectNode().put("id", id).put("name", "Plan").put("currency", "EUR");
        JSON.readTree(terms).properties().forEach(term -> plan.set(term.getKey(), term.getValue()));
        created(RunningLedger.operator().post("/v1/price-plans", plan.toString()));
    }

    /** @param terms everything but the plan */
    static void contract(String customer, String plan, String terms) {
        var contract = JSON.createObjectNode().put("plan", plan);
        JSON.readTree(terms).properties().forEach(term -> contract.set(term.getKey(), term.getValue()));
        ok(RunningLedger.operator().send("PUT", "/v1/customers/" + customer + "/contract", contract.toString()));
    }

    /** A CloudEvent from the pipeline {@code /test}. */
    static String event(String customer, String id, String time, String data) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/test")
                .put("type", "document.processed")
                .put("subject", customer)
                .put("time", time);
        event.set("data", JSON.readTree(data));
        return event.toString();
    }

    static Answer send(String... events) {
        return post("", BATCH, "[" + String.join(",", events) + "]");
    }

    static Answer post(String query, String contentType, String body) {
        return RunningLedger.operator().send("POST", "/v1/usage-events" + query, body, "Content-Type", contentType);
    }

    /** Usage that must be taken. */
    static JsonNode used(String customer, String time, String data) {
        var answer = ok(send(event(customer, id("event"), time, data)));
        assertThat(answer.path("accepted").asInt()).as(answer.toString()).isEqualTo(1);
        return answer;
    }

    static JsonNode preview(String customer, String period) {
        return read("/v1/customers/" + customer + "/invoice-preview?period=" + period);
    }

    /** Reads once the read models hold everything sent so far. */
    static JsonNode read(String path) {
        return ok(RunningLedger.operator().get(path + (path.contains("?") ? "&" : "?") + "wait=10"));
    }

    static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text().isEmpty() ? JSON.createObjectNode() : answer.json();
    }

    static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    /** A problem document with this status whose words hold what is asked for. */
    static JsonNode problem(Answer answer, int status, @Nullable String said) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.text()).isEqualTo("application/problem+json");
        var problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString()).isNotBlank();
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "java.", "io.leporello", "springframework", "\\tat ");
        if (said != null)
            assertThat(problem.path("detail").asString() + problem.path("errors"))
                    .contains(said.strip());
        return problem;
    }

    static Http operator() {
        return RunningLedger.operator();
    }
}
