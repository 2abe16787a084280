package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.Http;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's rules for every call: signing in, waiting, and what a problem looks like. */
@ExtendWith(RunningLedger.class)
class ProblemsIT {

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/customers",
        "POST, /v1/customers",
        "GET, /v1/customers/a",
        "PATCH, /v1/customers/a",
        "POST, /v1/customers/a/close",
        "POST, /v1/price-plans",
        "GET, /v1/price-plans",
        "POST, /v1/credit-schedules",
        "GET, /v1/credit-schedules",
        "POST, /v1/customers/a/credit-purchases",
        "GET, /v1/customers/a/credit-purchases",
        "GET, /v1/customers/a/credits",
        "PUT, /v1/customers/a/contract",
        "POST, /v1/usage-events",
        "POST, /v1/usage-corrections",
        "GET, /v1/customers/a/usage",
        "GET, /v1/resellers/a/usage",
        "GET, /v1/customers/a/invoice-preview",
        "GET, /v1/history",
        "POST, /v1/api-keys",
        "GET, /v1/no-such",
        "GET, /actuator/env"
    })
    void nothing_is_told_to_who_did_not_sign_in(String method, String path) {
        for (var caller : new Http[] {
            RunningLedger.nobody(), operator().with("lep_no_such"), operator().with("")
        }) {
            var answer = caller.send(method, path, method.equals("GET") ? null : "{}");
            problem(answer, 401, "Authorization: Bearer KEY");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void an_auditor_reads_everything_and_changes_nothing() {
        var made = Story.created(operator().post("/v1/api-keys", "{\"name\":\"audit\",\"role\":\"AUDITOR\"}"));
        var auditor = operator().with(made.path("key").asString());
        for (var path : new String[] {"/customers", "/price-plans", "/history", "/api-keys"})
            assertThat(auditor.get("/v1" + path).status()).isEqualTo(200);
        problem(auditor.post("/v1/customers", "{\"name\":\"A\"}"), 403, "OPERATOR");
        problem(auditor.post("/v1/usage-events", "{}"), 403, "OPERATOR");
    }

    @Test
    void a_key_does_what_its_scopes_say_until_it_is_revoked() {
        var made = Story.created(operator().post("/v1/api-keys", "{\"name\":\"p\",\"scopes\":[\"usage:write\"]}"));
        var pipeline = operator().with(made.path("key").asString());
        assertThat(pipeline.send("POST", "/v1/usage-events", "[]", "Content-Type", Story.BATCH)
                        .status())
                .isEqualTo(200);
        problem(pipeline.get("/v1/customers"), 403, "accounts:read");
        var revoked =
                operator().send("DELETE", "/v1/api-keys/" + made.path("id").asString(), null);
        assertThat(revoked.status()).isEqualTo(204);
        problem(pipeline.send("POST", "/v1/usage-events", "[]", "Content-Type", Story.BATCH), 401, "Bearer");
    }

    @ParameterizedTest(name = "{0} {1} is answered with {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /v1/no-such                    | 404 | /v1/no-such
            GET    | /no-such                       | 404 | /no-such
            DELETE | /v1/customers                  | 405 | DELETE
            PUT    | /v1/usage-events               | 405 | PUT
            POST   | /v1/history                    | 405 | POST
            GET    | /v1/usage-events               | 405 | GET
            """)
    void a_wrong_address_or_method_is_told(String method, String path, int status, String said) {
        problem(operator().send(method, path, method.equals("GET") ? null : "{}"), status, said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense", ""})
    void a_body_of_another_type_is_told_the_right_ones(String type) {
        var answer = operator().send("POST", "/v1/usage-events", "[]", "Content-Type", type);
        problem(answer, 415, "application/cloudevents-batch+json");
        problem(operator().send("POST", "/v1/customers", "{}", "Content-Type", type), 415, "application/json");
    }

    @Test
    void an_answer_in_a_form_there_is_not_is_told_the_right_ones() {
        problem(operator().send("GET", "/v1/history", null, "Accept", "application/pdf"), 406, "text/csv");
        problem(operator().send("GET", "/v1/customers", null, "Accept", "image/png"), 406, "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "10.001", "1e1", "soon", "", "99999999999"})
    void waiting_is_possible_for_more_than_nothing_and_at_most_ten_seconds(String wait) {
        problem(operator().get("/v1/customers?wait=" + wait), 400, "wait");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "9.999"})
    void who_waits_sees_what_was_acknowledged_before(String wait) {
        var id = Story.customer();
        assertThat(operator().get("/v1/customers/" + id + "?wait=" + wait).status())
                .isEqualTo(200);
    }

    @Test
    void every_answer_of_the_ledger_names_its_request() {
        var answer = operator().send("GET", "/v1/customers/no-such", null, "X-Request-Id", "my-own-id");
        assertThat(answer.header("X-Request-Id")).isEqualTo("my-own-id");
        assertThat(problem(answer, 404, "no-such").path("request").asString()).isEqualTo("my-own-id");
    }

    @Test
    void a_list_always_tells_whether_there_is_more() {
        for (var path : new String[] {"customers", "price-plans", "history", "api-keys"}) {
            var page = Story.read("/v1/" + path);
            var names = new ArrayList<>(page.propertyNames());
            assertThat(names).as(path).containsExactlyInAnyOrder("items", "next");
        }
    }
}
