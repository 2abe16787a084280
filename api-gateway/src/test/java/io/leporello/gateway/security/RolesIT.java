package io.leporello.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leporello.account.user.ActivateUser;
import io.leporello.account.user.UserDirectory;
import io.leporello.event.Origin;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import io.leporello.gateway.web.Ledger;
import io.leporello.postgres.TestDatabase;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** A person of each role in the whole application. They are signed in by a header, which only this test understands. */
class RolesIT {

    private static final String PERSON = "X-Test-Person";
    private static final TestDatabase DATABASE = TestDatabase.of(RolesIT.class);

    @TempDir
    private static Path data = Path.of("set by JUnit");

    private static ConfigurableApplicationContext server;
    private static Http operator;

    @TestConfiguration(proxyBeanMethods = false)
    static class TestDoor {

        @Bean
        FilterRegistrationBean<Filter> peopleByHeader(UserDirectory users) {
            var door = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                var person = ((HttpServletRequest) request).getHeader(PERSON);
                if (person != null) {
                    var caller = Caller.of(users.find(person).orElseThrow(), "request-of-" + person);
                    request.setAttribute(
                            RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME,
                            new SecurityContextImpl(new SignedIn(caller)));
                }
                chain.doFilter(request, response);
            });
            door.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
            return door;
        }
    }

    @BeforeAll
    static void start() {
        server = new SpringApplication(LedgerApplication.class, TestDoor.class)
                .run(
                        "--server.port=0",
                        "--leporello.data=" + data,
                        "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                        "--leporello.database.url=" + DATABASE.jdbcUrl(),
                        "--leporello.database.user=" + DATABASE.user(),
                        "--leporello.database.password=" + DATABASE.password());
        operator = Http.operator(Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port")));
        people();
        prices();
        usage();
    }

    private static void people() {
        made(operator.post(
                "/v1/customers", "{\"id\":\"reseller\",\"name\":\"Reseller\",\"email\":\"bills@example.com\"}"));
        made(operator.post("/v1/customers", "{\"id\":\"foreign\",\"name\":\"Foreign\"}"));
        for (var role : List.of("RESELLER", "MANAGER", "USER", "ANNOTATION_MANAGER", "ANNOTATOR"))
            made(operator.post("/v1/customers/reseller/users", person(role.toLowerCase(Locale.ROOT), role)));
        made(operator.post("/v1/customers/foreign/users", person("stranger", "MANAGER")));
        made(operator.post("/v1/users", person("auditor", "AUDITOR")));
        made(as("reseller", "POST", "/v1/customers", "{\"id\":\"linked\",\"name\":\"Linked\"}"));
        made(as("reseller", "POST", "/v1/customers/linked/users", person("linked-manager", "MANAGER")));
    }

    private static String person(String id, String role) {
        return "{\"id\":\"%s\",\"email\":\"%s@example.com\",\"name\":\"%s\",\"roles\":[\"%s\"]}"
                .formatted(id, id, id, role);
    }

    private static void prices() {
        for (var plan : List.of("wholesale", "secret")) made(operator.post("/v1/price-plans", """
                    {"id":"%s","name":"A plan","currency":"EUR","charges":[{"meter":"pages","model":"per_unit","unitPrice":"1"}]}
                    """.formatted(plan)));
        var contract = as(
                "reseller", "PUT", "/v1/customers/linked/contract", "{\"plan\":\"wholesale\",\"from\":\"2026-01-01\"}");
        assertThat(contract.status()).as(contract.text()).isEqualTo(200);
    }

    private static void usage() {
        for (var person : List.of("user", "annotator", "manager")) {
            var taken = operator.send(
                    "POST",
                    "/v1/usage-events",
                    """
                    {"specversion":"1.0","id":"%s","source":"/test","type":"document.processed","subject":"reseller",
                     "time":"2026-02-03T08:00:00Z","data":{"user":"%s","pages":%d,"credits":"2"}}
                    """.formatted(person, person, person.length()),
                    "Content-Type",
                    "application/cloudevents+json");
            assertThat(taken.json().path("accepted").asInt()).as(taken.text()).isEqualTo(1);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void made(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static Http.Answer as(String person, String method, String path, @Nullable String json) {
        return Http.nobody(operator.port()).send(method, path, json, PERSON, person);
    }

    private static Http.Answer read(String person, String path) {
        return as(person, "GET", path + (path.contains("?") ? "&" : "?") + "wait=10", null);
    }

    @ParameterizedTest(name = "{0}: customers {1}, plans {2}, users of the own customer {3}")
    @CsvSource(delimiter = '|', textBlock = """
            auditor            | foreign linked reseller | secret wholesale | annotation_manager annotator manager reseller user
            reseller           | linked reseller         | wholesale        | annotation_manager annotator manager reseller user
            manager            | reseller                | ''               | annotation_manager annotator manager reseller user
            user               | reseller                | 403              | user
            annotation_manager | 403                     | 403              | annotator
            annotator          | 403                     | 403              | annotator
            """)
    void what_is_not_yours_to_see_is_absent_from_lists(String person, String customers, String plans, String users) {
        assertThat(ids(read(person, "/v1/customers"))).isEqualTo(customers);
        assertThat(ids(read(person, "/v1/price-plans"))).isEqualTo(plans);
        assertThat(ids(read(person, "/v1/customers/reseller/users"))).isEqualTo(users);
    }

    private static String ids(Http.Answer list) {
        if (list.status() != 200) return Integer.toString(list.status());
        return list.json().path("items").findValuesAsString("id").stream()
                // Another test here makes them.
                .filter(id -> !id.startsWith("by-"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "{0} sees {1} pages and {2} credits")
    @CsvSource(delimiter = '|', textBlock = """
            auditor            | 20 | 6
            reseller           | 20 | 6
            manager            | 20 | 6
            user               | 4  | 2
            annotation_manager | 9  | ''
            annotator          | 9  | ''
            """)
    void figures_are_those_of_the_role(String person, String pages, String credits) {
        var usage = read(person, "/v1/customers/reseller/usage?from=2026-02-01&to=2026-03-01&by=month&group=user");
        assertThat(usage.status()).as(usage.text()).isEqualTo(200);
        assertThat(usage.json().at("/totals/pages").asString()).isEqualTo(pages);
        assertThat(usage.json().at("/totals/credits").asString("")).isEqualTo(credits);
        assertThat(usage.text().contains("credits")).isEqualTo(!credits.isEmpty());
    }

    @Test
    void a_user_reads_the_name_of_the_own_customer_and_nothing_else() {
        assertThat(read("user", "/v1/customers/reseller").text())
                .isEqualTo("{\"id\":\"reseller\",\"name\":\"Reseller\"}");
        assertThat(read("user", "/v1/customers?q=bills@example.com").text()).doesNotContain("bills");
    }

    @Test
    void a_customer_of_a_reseller_is_linked_to_the_resellers_own_account_and_to_no_other() {
        assertThat(read("reseller", "/v1/customers/linked")
                        .json()
                        .path("reseller")
                        .asString())
                .isEqualTo("reseller");
        var other = as("reseller", "POST", "/v1/customers", "{\"name\":\"Other\",\"reseller\":\"foreign\"}");
        assertThat(other.status()).as(other.text()).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0} gives {1} in {2}: {3}")
    @CsvSource({
        "reseller, RESELLER, linked, 403",
        "reseller, ANNOTATOR, linked, 201",
        "reseller, USER, foreign, 404",
        "manager, RESELLER, reseller, 403",
        "manager, ANNOTATION_MANAGER, reseller, 201",
        "manager, USER, linked, 404",
        "annotation_manager, ANNOTATOR, reseller, 201",
        "annotation_manager, USER, reseller, 403",
        "user, USER, reseller, 403",
        "annotator, ANNOTATOR, reseller, 403",
        "auditor, USER, reseller, 403"
    })
    void nobody_gives_a_role_that_is_not_theirs_to_give(String person, String role, String customer, int status) {
        var id = "by-" + person + "-" + role;
        var answer = as(person, "POST", "/v1/customers/" + customer + "/users", person(id, role));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status == 201)
            assertThat(operator.post("/v1/users/" + id + "/erase", "").status()).isEqualTo(200);
    }

    @Test
    void a_manager_makes_keys_of_the_own_customer_with_scopes_that_a_manager_holds() {
        var keys = "/v1/customers/reseller/api-keys";
        made(as("manager", "POST", keys, "{\"name\":\"Reports\",\"scopes\":[\"usage:read\",\"billing:read\"]}"));
        var beyond = as("manager", "POST", keys, "{\"name\":\"Prices\",\"scopes\":[\"billing:write\"]}");
        assertThat(beyond.status()).isEqualTo(403);
        assertThat(beyond.text()).contains("billing:write");
        assertThat(as("stranger", "POST", keys, "{\"name\":\"x\",\"scopes\":[\"usage:read\"]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_key_shows_when_it_was_last_used() {
        var keys = "/v1/customers/linked/api-keys";
        var key = operator.post(keys, "{\"name\":\"Seen\",\"scopes\":[\"accounts:read\"]}")
                .json();
        var unused = operator.get(keys + "?wait=10").json().at("/items/0");
        assertThat(unused.path("id").asString()).isEqualTo(key.path("id").asString());
        assertThat(unused.has("lastUsed")).isFalse();

        operator.with(key.path("key").asString()).get("/v1/customers");
        server.getBean(KeyUses.class).tell();
        assertThat(Instant.parse(
                        operator.get(keys).json().at("/items/0/lastUsed").asString()))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void a_reseller_agrees_contracts_for_and_closes_what_is_linked_but_not_the_own_account() {
        var contract = "{\"plan\":\"wholesale\",\"from\":\"2026-01-01\",\"discountPercent\":\"100\"}";
        var refused = as("reseller", "PUT", "/v1/customers/reseller/contract", contract);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("linked to your account, not for your account itself");
        assertThat(as("reseller", "POST", "/v1/customers/reseller/close", "{}").status())
                .isEqualTo(403);

        made(as("reseller", "POST", "/v1/customers", "{\"id\":\"brief\",\"name\":\"Brief\"}"));
        assertThat(as("reseller", "PUT", "/v1/customers/brief/contract", contract)
                        .status())
                .isEqualTo(200);
        assertThat(as("reseller", "POST", "/v1/customers/brief/close", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void an_id_that_is_taken_tells_a_reseller_nothing_of_whose_it_is() {
        var answer = as("reseller", "POST", "/v1/customers", "{\"id\":\"foreign\",\"name\":\"Mine\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("is taken").doesNotContain("Foreign");
    }

    @Test
    void the_last_manager_keeps_that_role_until_there_is_another() {
        var ledger = server.getBean(Ledger.class);
        var origin = new Origin("operator", "foreign", "request");
        ledger.send(new ActivateUser("stranger"), origin);
        var roles = "/v1/users/stranger/roles";
        assertThat(as("stranger", "PUT", roles, "{\"roles\":[\"USER\"]}").status())
                .isEqualTo(409);

        made(operator.post("/v1/customers/foreign/users", person("successor", "MANAGER")));
        ledger.send(new ActivateUser("successor"), origin);
        var answer = as("stranger", "PUT", roles, "{\"roles\":[\"USER\",\"ANNOTATOR\"]}");
        assertThat(answer.text()).isEqualTo("{\"id\":\"stranger\",\"roles\":[\"ANNOTATOR\",\"USER\"]}");
        assertThat(as("stranger", "PUT", roles, "{\"roles\":[\"MANAGER\"]}").status())
                .isEqualTo(403);
        assertThat(operator.send("PUT", roles, "{\"roles\":[\"MANAGER\"]}").status())
                .isEqualTo(200);
    }

    @Test
    void everybody_but_a_key_is_somebody() {
        assertThat(read("annotator", "/v1/users/me").json().path("id").asString())
                .isEqualTo("annotator");
        assertThat(operator.get("/v1/users/me").status()).isEqualTo(403);
    }

    @Test
    void history_is_that_of_the_own_accounts() {
        assertThat(read("manager", "/v1/history").text()).contains("/test").doesNotContain("linked");
        assertThat(read("reseller", "/v1/history").text())
                .contains("/test", "linked")
                .doesNotContain("foreign");
        assertThat(read("stranger", "/v1/history").text()).doesNotContain("/test", "linked");
        assertThat(read("user", "/v1/history").status()).isEqualTo(403);
    }

    @Test
    void the_operator_reads_what_auditors_looked_at() {
        read("auditor", "/v1/customers/linked/usage?from=2026-02-01&to=2026-02-02&by=day");
        read("auditor", "/v1/customers/nobody");
        var log = operator.get("/v1/read-log?actor=user:auditor&limit=2").json();
        assertThat(log.at("/items/0/call").asString()).isEqualTo("GET /v1/customers/nobody");
        assertThat(log.at("/items/0/status").asInt()).isEqualTo(404);
        assertThat(log.at("/items/1/call").asString()).isEqualTo("GET /v1/customers/linked/usage");
        assertThat(log.at("/items/1/parameters").asString()).contains("from=2026-02-01");
        assertThat(operator.get("/v1/read-log?limit=1").json().path("next").asString())
                .isEqualTo(log.at("/items/0/number").asString());
    }
}
