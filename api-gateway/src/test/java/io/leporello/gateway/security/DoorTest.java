package io.leporello.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.apikey.ApiKeyPage;
import io.leporello.account.apikey.ListApiKeys;
import io.leporello.account.customer.CustomerPage;
import io.leporello.account.customer.ListCustomers;
import io.leporello.gateway.FakeLedger;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SpringBootTest(
        classes = GatewaySlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "leporello.operator-key=" + GatewaySlice.OPERATOR_KEY)
@ExtendWith(OutputCaptureExtension.class)
class DoorTest {

    private final Http nobody;
    private final FakeLedger ledger;

    @Autowired
    DoorTest(@LocalServerPort int port, FakeLedger ledger) {
        this.nobody = Http.nobody(port);
        this.ledger = ledger;
    }

    @BeforeEach
    void lists() {
        ledger.onQuery(ListCustomers.class, CustomerPage.class, query -> new CustomerPage(List.of(), null));
        ledger.onQuery(ListApiKeys.class, ApiKeyPage.class, query -> new ApiKeyPage(List.of(), null));
    }

    @Test
    void the_operator_is_let_in_and_stands_in_the_origin() {
        var answer = Http.operator(nobody.port()).send("GET", "/v1/customers", null, "X-Request-Id", "r-1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(answer.header("X-Request-Id")).isEqualTo("r-1");
        assertThat(ledger.lastOrigin().actor()).isEqualTo("operator");
        assertThat(ledger.lastOrigin().request()).isEqualTo("r-1");
    }

    @Test
    void a_key_is_let_in_and_stands_in_the_origin_without_its_secret() {
        var key = ledger.key("pipeline", null, null, "accounts:read");
        assertThat(nobody.with(key).get("/v1/customers").status()).isEqualTo(200);
        assertThat(ledger.lastOrigin().actor()).isEqualTo("key:pipeline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the-operator-of-the-test",
                "the-operator-of-the-tests2",
                "lep_pipeline_wrong",
                "lep_nobody_a_secret-of-nobody",
                "lep_pipeline",
                "lep__",
                "x"
            })
    void a_wrong_key_lets_nobody_in(String key) {
        ledger.key("pipeline", null, null, "accounts:read");
        var answer = nobody.with(key).get("/v1/customers");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_revoked_key_lets_nobody_in() {
        var key = ledger.key("revoked", null, null, "accounts:read");
        ledger.revoked("revoked");
        assertThat(nobody.with(key).get("/v1/customers").status()).isEqualTo(401);
    }

    @Test
    void another_scheme_than_bearer_lets_nobody_in() {
        var answer = nobody.send("GET", "/v1/customers", null, "Authorization", "Basic b3BlcmF0b3I6c2VjcmV0");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void a_key_of_one_customer_finds_no_other_and_its_lists_leave_the_others_out() {
        var acme = nobody.with(ledger.key("acmekey", "acme", null, "accounts:read"));
        ledger.customer("globex");

        assertThat(acme.get("/v1/customers/globex/api-keys")
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("There is no customer \"globex\".");
        assertThat(acme.get("/v1/customers/globex").status()).isEqualTo(404);
        assertThat(acme.get("/v1/customers").status()).isEqualTo(200);
        assertThat(((ListCustomers) ledger.lastAsked()).ids()).containsExactly("acme");
    }

    @Test
    void what_an_auditor_looks_at_is_in_the_log_with_its_end_but_without_what_was_searched_for() {
        var auditor = nobody.with(ledger.key("auditor7", null, "AUDITOR"));
        auditor.get("/v1/customers?q=Anna&limit=5");
        auditor.post("/v1/customers", "{}");
        Http.operator(nobody.port()).get("/v1/customers");

        assertThat(auditor.get("/v1/read-log").status()).isEqualTo(403);
        var log = Http.operator(nobody.port()).get("/v1/read-log").text();
        assertThat(log)
                .contains("\"actor\":\"key:auditor7\",\"call\":\"GET /v1/customers\"")
                .contains("q=(withheld)", "limit=5", "\"status\":200")
                .contains("\"call\":\"POST /v1/customers\"", "\"status\":403")
                .doesNotContain("Anna", "\"actor\":\"operator\"");
    }

    @ParameterizedTest(name = "{0}: operator {1}, auditor {2}, a key with every scope {3}, nobody {4}")
    @CsvSource(delimiter = '|', textBlock = """
            /actuator/health            | 200 | 200 | 200 | 200
            /actuator/health/liveness   | 200 | 200 | 200 | 200
            /actuator/health/readiness  | 200 | 200 | 200 | 200
            /actuator/info              | 200 | 200 | 200 | 200
            /actuator/prometheus        | 200 | 200 | 200 | 200
            /actuator/env               | 404 | 403 | 403 | 401
            /v3/api-docs                | 200 | 200 | 200 | 200
            /swagger-ui/index.html      | 200 | 200 | 200 | 200
            /v1/api-keys                | 200 | 200 | 403 | 401
            /v1/nothing                 | 404 | 404 | 404 | 401
            /nothing                    | 404 | 404 | 404 | 404
            """)
    void a_path_is_open_to(String path, int operator, int auditor, int scopes, int anybody) {
        var all = new String[] {"usage:write", "usage:read", "billing:read", "accounts:read", "history:read"};
        assertThat(Http.operator(nobody.port()).get(path).status()).isEqualTo(operator);
        assertThat(nobody.with(ledger.key("auditor", null, "AUDITOR")).get(path).status())
                .isEqualTo(auditor);
        assertThat(nobody.with(ledger.key("scopes", null, null, all)).get(path).status())
                .isEqualTo(scopes);
        assertThat(nobody.get(path).status()).isEqualTo(anybody);
    }

    @Test
    void figures_that_a_proxy_asks_for_need_a_key() {
        var answer = nobody.send("GET", "/actuator/prometheus", null, "X-Forwarded-For", "203.0.113.9");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void every_answer_carries_the_headers_that_protect_a_browser() {
        var answer = nobody.get("/v1/customers");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void no_key_gets_into_the_log(CapturedOutput output) {
        var key = ledger.key("quiet", null, null, "accounts:read");
        nobody.with(key).get("/v1/customers");
        nobody.with(key + "x").get("/v1/customers");
        Http.operator(nobody.port()).get("/v1/customers");
        assertThat(output.getAll()).doesNotContain("secret-of-quiet", GatewaySlice.OPERATOR_KEY);
    }

    @Test
    void every_endpoint_has_a_row_in_the_table(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        var calls = endpoints.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path)))
                .filter(call -> call.contains(" /v1/"))
                .collect(Collectors.toSet());
        assertThat(calls).hasSizeGreaterThan(10);
        assertThat(Permissions.calls()).containsAll(calls);
    }
}
