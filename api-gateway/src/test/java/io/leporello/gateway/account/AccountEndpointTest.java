package io.leporello.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.apikey.CreateApiKey;
import io.leporello.account.apikey.KeyHash;
import io.leporello.account.apikey.RevokeApiKey;
import io.leporello.account.contract.AgreeContract;
import io.leporello.account.contract.ContractPage;
import io.leporello.account.contract.ListContracts;
import io.leporello.account.customer.ChangeCustomer;
import io.leporello.account.customer.CloseCustomer;
import io.leporello.account.customer.CustomerPage;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.FindCustomer;
import io.leporello.account.customer.ListCustomers;
import io.leporello.account.customer.RegisterCustomer;
import io.leporello.account.plan.FindPlan;
import io.leporello.account.plan.PlanView;
import io.leporello.account.plan.Publication;
import io.leporello.account.plan.PublishPlan;
import io.leporello.event.Outcome;
import io.leporello.gateway.FakeLedger;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.web.ReadModels;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

@SpringBootTest(
        classes = {GatewaySlice.class, AccountEndpointTest.Waiting.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "leporello.operator-key=" + GatewaySlice.OPERATOR_KEY)
class AccountEndpointTest {

    private static final String PLAN = """
            {"id":"pages-2026","name":"Pages, graduated","currency":"EUR","recurringFee":"49.00","minimum":"100.00",
             "charges":[
              {"meter":"pages","model":"graduated","freeUnits":"100",
               "tiers":[{"upTo":"1000","unitPrice":"0.10"},{"upTo":"10000","unitPrice":"0.08","flatFee":"5.00"},{"unitPrice":"0.05"}],
               "volumeDiscount":[{"from":"5000","percent":"5"},{"from":"20000","percent":"10"}],"maximum":"5000.00"},
              {"meter":"documents","model":"package","packageSize":"100","packagePrice":"5.00"},
              {"meter":"credits","model":"per_unit","unitPrice":"0.02"}]}
            """;

    /** Read models that get there in time when three seconds or more are given. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Waiting {

        @Bean
        AtomicReference<Duration> waited() {
            return new AtomicReference<>(Duration.ZERO);
        }

        @Bean
        ReadModels readModels(AtomicReference<Duration> waited) {
            return atMost -> {
                waited.set(atMost);
                return atMost.compareTo(Duration.ofSeconds(3)) >= 0;
            };
        }
    }

    private final Http http;
    private final FakeLedger ledger;
    private final AtomicReference<Duration> waited;

    @Autowired
    AccountEndpointTest(@LocalServerPort int port, FakeLedger ledger, AtomicReference<Duration> waited) {
        this.http = Http.operator(port);
        this.ledger = ledger;
        this.waited = waited;
    }

    @BeforeEach
    void everythingIsTaken() {
        for (var command : List.of(
                RegisterCustomer.class,
                ChangeCustomer.class,
                CloseCustomer.class,
                AgreeContract.class,
                CreateApiKey.class,
                RevokeApiKey.class)) ledger.onCommand(command, taken -> Outcome.RECORDED);
        ledger.onCommand(PublishPlan.class, taken -> new Publication(1, Outcome.RECORDED));
        ledger.onQuery(FindCustomer.class, CustomerView.class, query -> null);
        ledger.onQuery(FindPlan.class, PlanView.class, query -> null);
        ledger.onQuery(ListCustomers.class, CustomerPage.class, query -> new CustomerPage(List.of(), "more"));
        ledger.onQuery(ListContracts.class, ContractPage.class, query -> new ContractPage(List.of(), null));
        ledger.customer("acme");
    }

    @Test
    void a_customer_is_registered_under_its_own_id_and_answered_with_what_was_understood() {
        var answer =
                http.post("/v1/customers", "{\"id\":\"acme\",\"name\":\" Acme \",\"address\":{\"city\":\"Köln\"}}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/customers/acme");
        assertThat(answer.text())
                .isEqualTo("{\"id\":\"acme\",\"name\":\"Acme\",\"address\":{\"city\":\"Köln\",\"country\":\"DE\"},"
                        + "\"currency\":\"EUR\",\"timeZone\":\"Europe/Berlin\",\"locale\":\"de-DE\"}");
        var command = (RegisterCustomer) ledger.lastAsked();
        assertThat(command.customerId()).isEqualTo("acme");
        assertThat(command.details().name()).isEqualTo("Acme");
        assertThat(ledger.lastOrigin().customer()).isEqualTo("acme");
    }

    @Test
    void a_customer_without_an_id_gets_one() {
        var answer = http.post("/v1/customers", "{\"name\":\"Acme\"}");
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/customers/" + ((RegisterCustomer) ledger.lastAsked()).customerId());
        assertThat(answer.json().path("id").asString()).matches("[0-9a-f-]{36}");
    }

    @Test
    void the_same_again_is_answered_like_the_first_time_with_200() {
        ledger.onCommand(RegisterCustomer.class, taken -> Outcome.ALREADY_THERE);
        var answer = http.post("/v1/customers", "{\"id\":\"acme\",\"name\":\"Acme\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("id").asString()).isEqualTo("acme");
    }

    @Test
    void a_contradiction_is_a_conflict_in_the_words_of_the_ledger() {
        ledger.onCommand(RegisterCustomer.class, taken -> {
            throw Refusal.conflict("Customer acme is there already.");
        });
        var answer = http.post("/v1/customers", "{\"id\":\"acme\",\"name\":\"Acme\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asString()).isEqualTo("Customer acme is there already.");
    }

    @Test
    void the_plan_of_the_contract_is_published_as_it_stands() {
        var answer = http.post("/v1/price-plans", PLAN);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("version").asInt()).isEqualTo(1);
        assertThat(answer.json()
                        .path("charges")
                        .get(0)
                        .path("tiers")
                        .get(0)
                        .path("unitPrice")
                        .asString())
                .isEqualTo("0.1");
        var command = (PublishPlan) ledger.lastAsked();
        assertThat(command.planId()).isEqualTo("pages-2026");
        assertThat(command.terms().charges()).hasSize(3);
        assertThat(command.terms().recurringFee()).isEqualTo(new BigDecimal("49"));
    }

    @Test
    void a_contract_is_agreed() {
        var answer = http.send(
                "PUT",
                "/v1/customers/acme/contract",
                "{\"plan\":\"pages-2026\",\"from\":\"2026-10-01\",\"discountPercent\":\"10\"}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("billTo").asString()).isEqualTo("CUSTOMER");
        var command = (AgreeContract) ledger.lastAsked();
        assertThat(command.customerId()).isEqualTo("acme");
        assertThat(command.terms().from()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(command.terms().discountPercent()).isEqualTo(BigDecimal.TEN);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            PATCH  | /v1/customers/acme              | {"name":"New"}       | 200 | ChangeCustomer
            POST   | /v1/customers/acme/close        |                      | 200 | CloseCustomer[customerId=acme, from=null
            POST   | /v1/customers/acme/close        | {}                   | 200 | CloseCustomer[customerId=acme, from=null
            POST   | /v1/customers/acme/close        | {"from":"2026-12-01"}| 200 | CloseCustomer[customerId=acme, from=2026-12-01
            DELETE | /v1/customers/acme/api-keys/k1  |                      | 204 | RevokeApiKey[keyId=k1, customer=acme]
            DELETE | /v1/api-keys/k1                 |                      | 204 | RevokeApiKey[keyId=k1, customer=null]
            GET    | /v1/customers/acme/contracts    |                      | 200 | ListContracts[customerId=acme, paging=Paging[after=null, limit=100]]
            GET    | /v1/customers?q=ac&reseller=r&limit=7&after=x | | 200 | ListCustomers[search=ac, reseller=r, ids=null, subtree=null, paging=Paging[after=x, limit=7]]
            """)
    void a_call_becomes_one_message(String method, String path, String body, int status, String message) {
        var answer = http.send(method, path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(ledger.lastAsked().toString()).startsWith(message);
    }

    @ParameterizedTest(name = "{0} {1} {2} is answered with {3}")
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /v1/customers                   | {"id":"a b","name":"A"}        | 422 | id: is "a b"
            POST   | /v1/customers                   | {"name":""}                    | 422 | name: is missing
            POST   | /v1/customers                   | {"name":"A","timezone":"UTC"}  | 422 | timezone: is not known here
            POST   | /v1/customers                   | {"name":"A","address":"Köln"}  | 400 | address: is "Köln"; an object was expected
            POST   | /v1/customers                   | {"name":"A","currency":"EURO"} | 422 | currency: is "EURO"
            POST   | /v1/price-plans                 | {"id":"p","name":"P","currency":"EUR","charges":[{"meter":"pages","model":"per_unit","unitprice":"1"}]} | 422 | charges[0].unitprice: is not known here
            POST   | /v1/price-plans                 | {"id":"p","name":"P","currency":"EUR","charges":[{"meter":"pages","model":"per_unit","unitPrice":true}]} | 400 | charges[0].unitPrice: is true
            POST   | /v1/price-plans                 | {"id":"p","name":"P","currency":"EUR","charges":[{"meter":"page","model":"per_unit","unitPrice":"1"}]} | 422 | charges[0].meter: is "page"
            POST   | /v1/price-plans                 | {"id":"p"}                     | 422 | 3 fields are wrong
            PUT    | /v1/customers/acme/contract     | {"plan":"p"}                   | 422 | from: is missing
            PUT    | /v1/customers/acme/contract     | {"plan":"p","from":"1.10.2026"}| 422 | from: is "1.10.2026"; a date such as "2026-10-01" was expected
            POST   | /v1/customers/acme/api-keys     | {"name":"k","scopes":["all"]}  | 422 | scopes: hold "all"
            POST   | /v1/customers/acme/api-keys     | {"name":"k","scopes":"all"}    | 400 | scopes: is "all"; an array was expected
            POST   | /v1/customers/acme/api-keys     | {"role":"OPERATOR"}            | 422 | role: is "OPERATOR"
            GET    | /v1/customers/nobody            |                                | 404 | There is no customer "nobody".
            GET    | /v1/customers/nobody/contracts  |                                | 404 | There is no customer "nobody".
            GET    | /v1/customers/nobody/api-keys   |                                | 404 | There is no customer "nobody".
            GET    | /v1/price-plans/nothing         |                                | 404 | There is no price plan "nothing".
            DELETE | /v1/customers/acme              |                                | 405 | possible are GET, PATCH
            GET    | /v1/customers?limit=0           |                                | 400 | limit: is "0"
            GET    | /v1/customers?wait=0            |                                | 400 | wait: is "0"; seconds, more than 0 and at most 10, were expected
            GET    | /v1/customers?wait=11           |                                | 400 | wait: is "11"
            GET    | /v1/customers?wait=soon         |                                | 400 | wait: is "soon"
            GET    | /v1/customers?wait=2.5          |                                | 504 | did not catch up within 2.5 s
            """)
    void what_is_wrong_is_named(String method, String path, String body, int status, String said) {
        var answer = http.send(method, path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asString()).contains(said);
    }

    @Test
    void a_read_that_may_wait_is_answered_once_the_read_models_are_there() {
        assertThat(http.get("/v1/customers?wait=10").status()).isEqualTo(200);
        assertThat(waited.get()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void an_api_key_is_shown_once_and_only_its_hash_goes_on() {
        var answer = http.post("/v1/customers/acme/api-keys", "{\"name\":\"pipeline\",\"scopes\":[\"usage:write\"]}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var id = answer.json().path("id").asString();
        var key = answer.json().path("key").asString();
        assertThat(key).startsWith("lep_" + id + "_").hasSizeGreaterThan(60);
        var command = (CreateApiKey) ledger.lastAsked();
        assertThat(command.customer()).isEqualTo("acme");
        assertThat(command.scopes()).containsExactly(ApiKeyScope.USAGE_WRITE.word());
        assertThat(command.hash()).isEqualTo(KeyHash.of(key.substring(("lep_" + id + "_").length())));
    }

    @Test
    void a_key_of_the_platform_may_have_a_role_alone() {
        var answer = http.post("/v1/api-keys", "{\"role\":\"AUDITOR\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(((CreateApiKey) ledger.lastAsked()).role()).isEqualTo("AUDITOR");
        assertThat(((CreateApiKey) ledger.lastAsked()).customer()).isNull();
    }

    @Test
    void a_page_goes_on_where_it_says() {
        assertThat(http.get("/v1/customers").text()).isEqualTo("{\"items\":[],\"next\":\"more\"}");
    }
}
