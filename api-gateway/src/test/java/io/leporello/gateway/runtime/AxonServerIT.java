package io.leporello.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.Http;
import io.leporello.gateway.Http.Answer;
import io.leporello.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;

/**
 * The same ledger as several processes: one serves HTTP, one decides, projects and answers, and one takes in usage and
 * issues invoices beside it, over the same database. What the first has in common with the others is an Axon Server alone. The server may hold
 * events of earlier runs, so every run speaks of customers of its own.
 */
@EnabledIfEnvironmentVariable(
        named = AxonServerIT.SERVER,
        matches = ".+",
        disabledReason = "LEPORELLO_TEST_AXON_SERVER names no Axon Server (host:8124) that this test may write to")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AxonServerIT {

    static final String SERVER = "LEPORELLO_TEST_AXON_SERVER";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final String CUSTOMER = "customer-" + RUN;
    private static final String PLAN = "plan-" + RUN;
    private static final String NOON = "2026-10-03T12:00:00Z";

    private Wire wire;
    private LedgerProcess gateway;
    private LedgerProcess parts;
    private LedgerProcess intake;

    @BeforeAll
    void start() throws IOException {
        var server = Objects.requireNonNull(System.getenv(SERVER));
        wire = new Wire(server);
        var folder = Files.createDirectories(Path.of("target", "axon-server"));
        var database = TestDatabase.of(AxonServerIT.class);
        parts = LedgerProcess.start(folder, database, environment("account,usage,billing"));
        gateway = LedgerProcess.start(folder, TestDatabase.of(AxonServerIT.class), environment("gateway"));
        Eventually.isTrueWithin(START, parts::ready);
        intake = LedgerProcess.start(folder, database, environment("usage,billing"));
        Eventually.isTrueWithin(START, intake::ready);
        Eventually.isTrueWithin(START, gateway::ready);
    }

    private Map<String, String> environment(String roles) {
        return Map.of("LEPORELLO_AXON_SERVER", wire.address(), "LEPORELLO_ROLES", roles);
    }

    @AfterAll
    void stop() throws IOException {
        if (gateway != null) gateway.close();
        if (intake != null) intake.close();
        if (parts != null) parts.close();
        if (wire != null) wire.close();
    }

    private Http http() {
        return gateway.operator();
    }

    private static Answer asJson(Http caller, String path, String json) {
        return caller.post(path, json.formatted(RUN));
    }

    private JsonNode read(String path) {
        return expect(200, http().get(path + (path.contains("?") ? "&" : "?") + "wait=10"));
    }

    /** An answer about ten thousand events would fill the log. */
    private static String begin(Answer answer) {
        return answer.text().substring(0, Math.min(1_000, answer.text().length()));
    }

    private static JsonNode expect(int status, Answer answer) {
        assertThat(answer.status()).as(begin(answer)).isEqualTo(status);
        return answer.json();
    }

    private static String event(String id, int pages) {
        return """
                {"specversion":"1.0","id":"%s","source":"/test/%s","type":"document.processed","subject":"%s","time":"%s",
                 "data":{"product":"ocr","documents":1,"pages":%d,"credits":"1.5"}}
                """.formatted(id, RUN, CUSTOMER, NOON, pages);
    }

    private Answer post(Stream<String> events) {
        return http().send(
                        "POST",
                        "/v1/usage-events",
                        events.collect(Collectors.joining(",", "[", "]")),
                        "Content-Type",
                        "application/cloudevents-batch+json");
    }

    private static void counts(Answer answer, int accepted, int duplicates, int rejected) {
        var json = expect(200, answer);
        assertThat(json.path("accepted").asInt()).as(begin(answer)).isEqualTo(accepted);
        assertThat(json.path("duplicates").asInt()).as(begin(answer)).isEqualTo(duplicates);
        assertThat(json.path("rejected").asInt()).as(begin(answer)).isEqualTo(rejected);
    }

    private String totalPages() {
        return read("/v1/customers/" + CUSTOMER + "/usage?from=2026-10-01&to=2026-11-01")
                .path("totals")
                .path("pages")
                .asString();
    }

    @Test
    @Order(1)
    void a_customer_gets_a_plan_and_a_contract() {
        expect(201, http().post("/v1/customers", "{\"id\":\"" + CUSTOMER + "\",\"name\":\"Distant\"}"));
        expect(201, http().post("/v1/price-plans", """
                {"id":"%s","name":"Pages","currency":"EUR","recurringFee":"10.00",
                 "charges":[{"meter":"pages","model":"per_unit","unitPrice":"0.10"}]}""".formatted(PLAN)));
        expect(
                200,
                http().send(
                                "PUT",
                                "/v1/customers/" + CUSTOMER + "/contract",
                                "{\"plan\":\"" + PLAN + "\",\"from\":\"2026-10-01\"}"));
        assertThat(read("/v1/customers/" + CUSTOMER + "/contracts").path("items"))
                .hasSize(1);
        assertThat(read("/v1/price-plans/" + PLAN).path("name").asString()).isEqualTo("Pages");
    }

    @Test
    @Order(2)
    void a_refusal_comes_out_of_the_other_process_as_it_was_said() {
        var other = expect(409, http().post("/v1/customers", "{\"id\":\"" + CUSTOMER + "\",\"name\":\"Else\"}"));
        assertThat(other.path("detail").asString()).contains("Distant");
        var unknown = http().send(
                        "PUT",
                        "/v1/customers/" + CUSTOMER + "/contract",
                        "{\"plan\":\"none\",\"from\":\"2026-10-01\"}");
        assertThat(expect(422, unknown).path("errors").path(0).path("field").asString())
                .isEqualTo("plan");
        assertThat(expect(404, http().get("/v1/price-plans/none-" + RUN))
                        .path("detail")
                        .asString())
                .contains("none-" + RUN);
        expect(422, http().get("/v1/history?after=nonsense"));
    }

    @Test
    @Order(3)
    void usage_is_counted_once() {
        counts(post(Stream.of(event("a", 10), event("b", 20))), 2, 0, 0);
        counts(post(Stream.of(event("a", 10), event("c", 30))), 1, 1, 0);
        var conflict = post(Stream.of(event("b", 21)));
        counts(conflict, 0, 0, 1);
        assertThat(conflict.json().path("errors").path(0).path("code").asString())
                .isEqualTo("conflict");
        assertThat(totalPages()).isEqualTo("60");
    }

    @Test
    @Order(4)
    void a_correction_moves_totals_and_statement() {
        expect(200, http().post("/v1/usage-corrections", """
                {"source":"/test/%s","id":"c","action":"amend","data":{"pages":"40"},"reason":"counted again"}""".formatted(RUN)));
        expect(200, http().post("/v1/usage-corrections", """
                {"source":"/test/%s","id":"a","action":"void","reason":"a test"}""".formatted(RUN)));
        assertThat(totalPages()).isEqualTo("60");
        var statement = read("/v1/customers/" + CUSTOMER + "/invoice-preview?period=2026-10");
        assertThat(statement.path("net").asString()).as(statement.toString()).isEqualTo("16.00");
        assertThat(statement.path("position").asLong()).isEqualTo(lastPosition());
    }

    private long lastPosition() {
        var events = history();
        return events.path(events.size() - 1).path("position").asLong();
    }

    private JsonNode history() {
        return read("/v1/history?limit=1000&customer=" + CUSTOMER).path("items");
    }

    @Test
    @Order(5)
    void history_has_every_event_in_ledger_order() {
        var events = history();
        assertThat(events.valueStream().map(event -> event.path("type").asString()))
                .containsExactly(
                        "customer.registered",
                        "contract.agreed",
                        "usage.recorded",
                        "usage.recorded",
                        "usage.recorded",
                        "usage.amended",
                        "usage.voided");
        assertThat(events.valueStream().map(event -> event.path("position").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(events.path(0).path("actor").asString()).isEqualTo("operator");
    }

    @Test
    @Order(6)
    void four_senders_of_the_same_events_are_counted_as_one() {
        var rounds = 5;
        var accepted = 0L;
        for (var round = 0; round < rounds; round++) accepted += acceptedOfFour("race-" + round + "-");
        assertThat(accepted).isEqualTo(rounds * 300L);
        assertThat(totalPages()).isEqualTo(Integer.toString(60 + rounds * 300));
    }

    private long acceptedOfFour(String prefix) {
        var answers = IntStream.range(0, 4)
                .mapToObj(sender -> CompletableFuture.supplyAsync(() ->
                        post(IntStream.range(0, 300).mapToObj(id -> event(prefix + id, 1)))))
                .toList();
        return answers.stream()
                .map(CompletableFuture::join)
                .mapToLong(answer -> expect(200, answer).path("accepted").asLong())
                .sum();
    }

    @Test
    @Order(7)
    void the_largest_batch_goes_through() {
        counts(post(IntStream.range(0, 10_000).mapToObj(id -> event("x".repeat(450) + id, 1))), 10_000, 0, 0);
        assertThat(totalPages()).isEqualTo("11560");
    }

    @Test
    @Order(8)
    void while_the_server_is_away_nothing_is_taken_and_nothing_is_lost() throws IOException {
        wire.cut();
        Eventually.isTrueWithin(SOON, () -> gateway.answersReadinessWith(503));
        Eventually.isTrueWithin(SOON, () -> parts.answersReadinessWith(503));
        Eventually.isTrueWithin(SOON, () -> intake.answersReadinessWith(503));
        var refused = post(Stream.of(event("d", 1)));
        assertThat(refused.status()).as(begin(refused)).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        var unread = http().get("/v1/customers/" + CUSTOMER + "/usage?from=2026-10-01&to=2026-11-01&wait=2");
        assertThat(unread.status()).as(begin(unread)).isEqualTo(503);
        assertThat(unread.header("Retry-After")).isNotEmpty();

        wire.mend();
        Eventually.isTrue(gateway::ready);
        Eventually.isTrue(parts::ready);
        Eventually.isTrue(intake::ready);
        Eventually.isTrue(() -> http().get("/v1/customers/" + CUSTOMER).status() == 200);
        counts(post(Stream.of(event("d", 1), event("a", 10))), 1, 1, 0);
        assertThat(totalPages()).isEqualTo("11561");
    }

    @Test
    @Order(9)
    void a_process_without_the_part_gateway_has_no_endpoints() {
        expect(404, parts.operator().get("/v1/customers/" + CUSTOMER));
        assertThat(parts.operator().get("/actuator/prometheus").text()).contains("leporello_projection_lag_events");
    }

    @Test
    @Order(10)
    void documents_that_two_processes_issue_at_once_have_numbers_without_a_gap() {
        var customers = IntStream.range(0, 12)
                .mapToObj(number -> "payer-" + number + "-" + RUN)
                .toList();
        customers.forEach(customer -> pays(customer, ""));
        var answers = customers.stream()
                .flatMap(customer -> Stream.of(customer, customer))
                .map(customer -> CompletableFuture.supplyAsync(() -> issue(customer)))
                .toList();
        var issued = answers.stream().map(CompletableFuture::join).toList();

        assertThat(issued.stream().filter(answer -> answer.status() == 201)).hasSize(customers.size());
        assertThat(issued).allMatch(answer -> answer.status() == 201 || answer.status() == 200);
        var numbers = issued.stream().map(AxonServerIT::number).collect(Collectors.toCollection(TreeSet::new));
        assertThat(numbers).hasSize(customers.size());
        assertThat(numbers.last() - numbers.first()).isEqualTo(customers.size() - 1);
        for (var customer : customers)
            assertThat(read("/v1/customers/" + customer + "/invoices").path("items"))
                    .hasSize(1);
    }

    private void pays(String customer, String more) {
        expect(201, http().post("/v1/customers", "{\"id\":\"" + customer + "\",\"name\":\"Payer\"" + more + "}"));
        var contract = "{\"plan\":\"" + PLAN + "\",\"from\":\"2026-09-01\"}";
        expect(200, http().send("PUT", "/v1/customers/" + customer + "/contract", contract));
    }

    private Answer issue(String customer) {
        return http().post("/v1/customers/" + customer + "/invoices", "{\"period\":\"2026-10\"}");
    }

    private static int number(Answer invoice) {
        return Integer.parseInt(invoice.json().path("number").asString().replaceAll(".*-", ""));
    }

    @Test
    @Order(11)
    void an_invoice_is_computed_again_paid_and_taken_back() {
        var number = expect(201, issue(CUSTOMER)).path("number").asString();
        assertThat(expect(200, http().post("/v1/invoices/" + number + "/replay", "{}"))
                        .path("identical")
                        .asBoolean())
                .isTrue();
        var payment = "{\"id\":\"one\",\"amount\":\"1.00\",\"paidOn\":\"2026-11-20\"}";
        expect(201, http().post("/v1/invoices/" + number + "/payments", payment));
        expect(200, http().post("/v1/invoices/" + number + "/payments", payment));
        var credit = expect(201, http().post("/v1/invoices/" + number + "/credit-notes", "{\"reason\":\"a test\"}"));
        assertThat(read("/v1/invoices/" + number).path("creditedBy").asString())
                .isEqualTo(credit.path("number").asString());
        assertThat(expect(201, issue(CUSTOMER)).path("number").asString()).isNotEqualTo(number);
    }

    @Test
    @Order(12)
    void a_billing_run_issues_for_every_customer_of_a_reseller() {
        expect(201, asJson(http(), "/v1/customers", "{\"id\":\"reseller-%1$s\",\"name\":\"Reseller\"}"));
        var customers = IntStream.range(0, 40)
                .mapToObj(number -> "sold-" + number + "-" + RUN)
                .toList();
        customers.forEach(customer -> pays(customer, ",\"reseller\":\"reseller-" + RUN + "\""));
        expect(202, asJson(http(), "/v1/billing-runs", """
                {"id":"run-%1$s","period":"2026-10","reseller":"reseller-%1$s"}"""));
        Eventually.isTrue(() ->
                read("/v1/billing-runs/run-" + RUN).path("state").asString().equals("completed"));
        var run = read("/v1/billing-runs/run-" + RUN);
        assertThat(run.path("issued").asInt()).as(run.toString()).isEqualTo(customers.size());
        assertThat(run.path("failed").asInt()).as(run.toString()).isZero();
    }

    @Test
    @Order(13)
    void who_signs_up_confirms_the_address_and_signs_in_wherever_the_accounts_are() {
        var doors = Http.nobody(parts.port());
        var made = expect(201, asJson(doors, "/v1/sign-up", """
                {"email":"anna-%1$s@example.com","password":"a phrase of some length","name":"Anna",
                 "organisation":{"name":"Anna's","country":"DE"}}"""));
        expect(200, doors.post("/v1/confirmations", "{\"token\":\"" + tokenOf("anna-" + RUN) + "\"}"));
        expect(200, asJson(doors, "/v1/session", """
                {"email":"anna-%1$s@example.com","password":"a phrase of some length"}"""));
        var users = read("/v1/customers/" + made.path("customerId").asString() + "/users");
        assertThat(users.path("items").path(0).path("name").asString()).isEqualTo("Anna");
        assertThat(read("/v1/users?q=anna-" + RUN).path("items")).hasSize(1);
    }

    private String tokenOf(String address) {
        var text = parts.operator()
                .get("/v1/kept-mails?limit=1000")
                .json()
                .path("items")
                .valueStream()
                .filter(mail -> mail.path("to").asString().startsWith(address))
                .map(mail -> mail.path("text").asString())
                .findFirst()
                .orElseThrow();
        return text.replaceAll("(?s).*#token=([\\w-]+).*", "$1");
    }
}
