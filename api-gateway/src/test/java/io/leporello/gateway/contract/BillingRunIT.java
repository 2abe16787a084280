package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.plan;
import static io.leporello.gateway.contract.Story.problem;
import static io.leporello.gateway.contract.Story.read;
import static io.leporello.gateway.contract.Story.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Closing a month for many customers with one call. */
@ExtendWith(RunningLedger.class)
class BillingRunIT {

    private static final String PLAN = plan("""
            {"charges":[{"meter":"pages","model":"per_unit","unitPrice":"0.10"},
                        {"meter":"documents","model":"per_unit","unitPrice":"0.50"}]}""");

    private final String reseller = Story.customer();

    private String linked(String details) {
        return Story.customer(
                "{\"reseller\":\"%s\",\"address\":{\"street\":\"Am Markt 1\",\"postalCode\":\"20095\",\"city\":\"Hamburg\",\"country\":\"DE\"},\"email\":\"bill@example.com\"%s}"
                        .formatted(reseller, details));
    }

    private String billable() {
        var customer = linked("");
        Story.contract(customer, PLAN, "{\"from\":\"2025-01-01\"}");
        used(customer, "2025-10-15T12:00:00Z", "{\"documents\":2,\"pages\":30}");
        return customer;
    }

    private JsonNode completed(String body) {
        var started = operator().post("/v1/billing-runs", body);
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        var path = started.header("Location");
        Eventually.isTrue(() -> read(path).path("state").asString().equals("completed"));
        return read(path);
    }

    private String run(String id) {
        return "{\"id\":\"%s\",\"period\":\"2025-10\",\"reseller\":\"%s\"}".formatted(id, reseller);
    }

    @Test
    void every_customer_with_something_to_pay_gets_one_invoice_and_the_rest_is_passed_over() {
        var customers = List.of(billable(), billable(), billable());
        linked("");

        var run = completed(run(Story.id("run")));

        assertThat(run.path("issued").asInt()).isEqualTo(3);
        assertThat(run.path("skipped").asInt())
                .as("the customer without a contract")
                .isEqualTo(1);
        assertThat(run.path("failed").asInt()).as(run.toString()).isZero();
        assertThat(run.path("total").asInt()).isEqualTo(4);
        assertThat(run.path("done").asInt()).isEqualTo(4);
        // Each 30 pages at 0.10 and 2 documents at 0.50, and 19 % of it.
        assertThat(run.path("totals").path(0).path("net").asString()).isEqualTo("12.00");
        assertThat(run.path("totals").path(0).path("gross").asString()).isEqualTo("14.28");
        for (var customer : customers)
            assertThat(invoices(customer)).as("of " + customer).hasSize(1);
    }

    /** The mark ended in 2001, so the code lists of EN 16931 do not know it. */
    private String inMarks() {
        var customer = linked(",\"currency\":\"DEM\"");
        var plan = plan("{\"currency\":\"DEM\",\"recurringFee\":\"10.00\",\"charges\":[]}");
        Story.contract(customer, plan, "{\"from\":\"2025-01-01\"}");
        return customer;
    }

    @Test
    void a_customer_that_cannot_be_invoiced_is_named_with_the_rule_and_does_not_stop_the_rest() {
        var before = billable();
        var failing = inMarks();
        var after = billable();

        var run = completed(run(Story.id("run")));

        assertThat(run.path("issued").asInt()).isEqualTo(2);
        assertThat(run.path("failed").asInt()).isEqualTo(1);
        assertThat(run.at("/failures/0/customer").asString()).isEqualTo(failing);
        assertThat(run.at("/failures/0/detail").asString()).contains("BR-CL-04");
        assertThat(invoices(failing)).isEmpty();
        assertThat(invoices(before)).hasSize(1);
        assertThat(invoices(after)).hasSize(1);
        problem(operator().post("/v1/customers/" + failing + "/invoices", "{\"period\":\"2025-10\"}"), 422, "BR-CL-04");
    }

    @Test
    void the_same_month_again_issues_nothing_and_a_run_sent_twice_is_one_run() {
        var customer = billable();
        var id = Story.id("run");
        completed(run(id));
        assertThat(completed(run(id)).path("issued").asInt()).isEqualTo(1);

        var again = completed(run(Story.id("run")));

        assertThat(again.path("issued").asInt()).isZero();
        assertThat(again.path("skipped").asInt()).isEqualTo(1);
        assertThat(invoices(customer)).hasSize(1);
        problem(
                operator().post("/v1/billing-runs", "{\"id\":\"%s\",\"period\":\"2025-09\"}".formatted(id)),
                409,
                "is there already, for 2025-10");
    }

    @Test
    void numbers_follow_each_other_without_a_gap() {
        for (var count = 0; count < 5; count++) billable();
        completed(run(Story.id("run")));
        var numbers = new ArrayList<Integer>();
        read("/v1/invoices?kind=invoice&limit=1000")
                .path("items")
                .forEach(invoice -> numbers.add(
                        Integer.valueOf(invoice.path("number").asString().replaceAll(".*-", ""))));
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        assertThat(numbers.stream().mapToInt(Integer::intValue).max()).hasValue(numbers.size());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                     | 422 | period
            {"period":"2025-13"}   | 422 | 2025-13
            {"period":"2099-01"}   | 422 | not over everywhere
            {"period":"2025-10","id":"a b"} | 422 | id
            {"period":"2025-10","reseller":"nobody"} | 422 | is "nobody"; the id of a registered customer was expected
            """)
    void what_cannot_be_billed_is_refused_with_its_reason(String body, int status, String said) {
        problem(operator().post("/v1/billing-runs", body), status, said);
    }

    @Test
    void an_unknown_run_is_not_found() {
        problem(operator().get("/v1/billing-runs/none"), 404, "none");
    }

    @Test
    void runs_are_listed_the_newest_first() {
        var first = Story.id("run");
        var second = Story.id("run");
        completed(run(first));
        completed(run(second));
        var newest = read("/v1/billing-runs?limit=1");
        assertThat(newest.path("items").path(0).path("id").asString()).isEqualTo(second);
        var next = read("/v1/billing-runs?limit=1&after=" + newest.path("next").asString());
        assertThat(next.path("items").path(0).path("id").asString()).isEqualTo(first);
    }

    @Test
    void what_was_issued_goes_to_the_bookkeeper() {
        var customer = billable();
        completed(run(Story.id("run")));
        var invoice = invoices(customer).get(0);
        var month = invoice.path("issuedOn").asString().substring(0, 7);
        var number = invoice.path("number").asString();

        var bookings = operator().get("/v1/accounting-exports/" + month + "?format=datev-bookings&wait=10");
        assertThat(bookings.header("Content-Type")).isEqualTo("text/csv;charset=windows-1252");
        assertThat(bookings.header("Content-Disposition")).contains("EXTF_Buchungsstapel_" + month + ".csv");
        assertThat(bookings.text()).startsWith("\"EXTF\";700;21;");
        assertThat(bookings.text().lines().filter(line -> line.contains(number)))
                .singleElement()
                .asString()
                .startsWith("4,76;\"S\";");
        var debtors = operator().get("/v1/accounting-exports/" + month + "?format=datev-debtors");
        assertThat(debtors.text().lines().filter(line -> line.contains("\"Customer " + customer + "\"")))
                .as(debtors.text())
                .hasSize(1);
        var table = operator().get("/v1/accounting-exports/" + month);
        assertThat(table.text().lines().filter(line -> line.startsWith(number)))
                .singleElement()
                .asString()
                .endsWith(",EUR,S,19,4.00,0.76,4.76");
        problem(operator().get("/v1/accounting-exports/" + month + "?format=sap"), 422, "datev-bookings");
    }

    private static List<JsonNode> invoices(String customer) {
        var items = read("/v1/customers/" + customer + "/invoices").path("items");
        return items.valueStream().toList();
    }
}
