package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.plan;
import static io.leporello.gateway.contract.Story.preview;
import static io.leporello.gateway.contract.Story.problem;
import static io.leporello.gateway.contract.Story.read;
import static io.leporello.gateway.contract.Story.used;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The contract's steps 1 to 8, from usage over HTTP to the lines of a statement. Every amount is worked out by hand. */
@ExtendWith(RunningLedger.class)
class InvoicePreviewIT {

    private static final String FROM_THE_BEGINNING = "{\"from\":\"2025-01-01\"}";

    private final String customer = Story.customer();

    /** As {@code kind meter quantity amount}. */
    private static List<String> lines(JsonNode statement) {
        var lines = new ArrayList<String>();
        for (var line : statement.path("lines"))
            lines.add(line.path("kind").asString() + " " + line.path("meter").asString("-") + " "
                    + line.path("quantity").asString() + " "
                    + line.path("amount").asString());
        return lines;
    }

    private static String charge(String charge) {
        return plan("{\"charges\":[" + charge + "]}");
    }

    private void use(String meters) {
        used(customer, "2025-10-15T12:00:00Z", meters);
    }

    @Test
    void the_plan_of_the_contract_makes_these_lines() {
        var plan = plan(PricesIT.PAGES_2026);
        Story.contract(customer, plan, FROM_THE_BEGINNING);
        // Pages: 4,000 less 100 free: 1,000 at 0.10, the fee of 5.00, 2,900 at 0.08. Documents: two packages.
        use("{\"documents\":150,\"pages\":4000,\"credits\":\"12.5\"}");
        var statement = preview(customer, "2025-10");
        assertThat(lines(statement))
                .containsExactly(
                        "usage pages 4000 337.00",
                        "usage documents 150 10.00",
                        "usage credits 12.5 0.25",
                        "recurring - 1 49.00");
        assertThat(statement.path("customer").asString()).isEqualTo(customer);
        assertThat(statement.path("period").asString()).isEqualTo("2025-10");
        assertThat(statement.path("currency").asString()).isEqualTo("EUR");
        assertThat(statement.path("net").asString()).isEqualTo("396.25");
        assertThat(statement.path("taxes").toString())
                .isEqualTo("[{\"category\":\"S\",\"rate\":\"19\",\"base\":\"396.25\",\"amount\":\"75.29\"}]");
        assertThat(statement.path("gross").asString()).isEqualTo("471.54");
        assertThat(statement.path("position").isIntegralNumber()).isTrue();
        assertThat(statement
                        .path("lines")
                        .valueStream()
                        .allMatch(line -> line.path("description").asString().length() > 3))
                .isTrue();
    }

    @Test
    void a_month_without_usage_costs_the_minimum() {
        Story.contract(customer, plan(PricesIT.PAGES_2026), FROM_THE_BEGINNING);
        var statement = preview(customer, "2025-10");
        assertThat(lines(statement))
                .containsExactly(
                        "usage pages 0 0.00",
                        "usage documents 0 0.00",
                        "usage credits 0 0.00",
                        "recurring - 1 49.00",
                        "minimum - 1 51.00");
        assertThat(statement.path("net").asString()).isEqualTo("100.00");
    }

    @ParameterizedTest(name = "{0} pages cost {1}: {2}")
    @CsvSource({
        "100, 0.00, all free",
        "101, 0.10, the first paid one",
        "1100, 100.00, the last of the first tier",
        "1101, 105.08, the first of the second tier and its fee",
        "4999, 416.92, one less than the discount needs",
        "5000, 396.15, 417.00 less 5 %",
        "10100, 783.75, 825.00 less 5 %",
        "10101, 783.80, 825.05 less 5 % is 783.7975",
        "19999, 1253.95, 1319.95 less 5 % is 1253.9525",
        "20000, 1188.00, 1320.00 less 10 %",
        "200000, 5000.00, 10320.00 less 10 % is more than the maximum"
    })
    void pages_of_the_contracts_plan(long pages, String amount, String because) {
        Story.contract(customer, plan(PricesIT.PAGES_2026), FROM_THE_BEGINNING);
        use("{\"documents\":0,\"pages\":" + pages + "}");
        assertThat(lines(preview(customer, "2025-10")).get(0)).isEqualTo("usage pages " + pages + " " + amount);
    }

    @ParameterizedTest(name = "{1} by {0} cost {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "model":"per_unit","unitPrice":"0.02"                                                     | 0.25 | 0.01
            "model":"per_unit","unitPrice":"0.02"                                                     | 0.24 | 0.00
            "model":"per_unit","unitPrice":"0.02","freeUnits":"5"                                     | 5    | 0.00
            "model":"per_unit","unitPrice":"0.02","freeUnits":"5"                                     | 6.5  | 0.03
            "model":"package","packageSize":"100","packagePrice":"5.00"                               | 0    | 0.00
            "model":"package","packageSize":"100","packagePrice":"5.00"                               | 0.1  | 5.00
            "model":"package","packageSize":"100","packagePrice":"5.00"                               | 100  | 5.00
            "model":"package","packageSize":"100","packagePrice":"5.00"                               | 101  | 10.00
            "model":"package","packageSize":"100","packagePrice":"5.00","freeUnits":"1"               | 101  | 5.00
            "model":"volume","tiers":[{"upTo":"100","unitPrice":"0.10","flatFee":"2"},{"unitPrice":"0.05","flatFee":"1"}]    | 0   | 2.00
            "model":"volume","tiers":[{"upTo":"100","unitPrice":"0.10","flatFee":"2"},{"unitPrice":"0.05","flatFee":"1"}]    | 100 | 12.00
            "model":"volume","tiers":[{"upTo":"100","unitPrice":"0.10","flatFee":"2"},{"unitPrice":"0.05","flatFee":"1"}]    | 101 | 6.05
            "model":"graduated","tiers":[{"upTo":"100","unitPrice":"0.10","flatFee":"2"},{"unitPrice":"0.05","flatFee":"1"}] | 0   | 2.00
            "model":"graduated","tiers":[{"upTo":"100","unitPrice":"0.10","flatFee":"2"},{"unitPrice":"0.05","flatFee":"1"}] | 100 | 12.00
            "model":"graduated","tiers":[{"upTo":"100","unitPrice":"0.10","flatFee":"2"},{"unitPrice":"0.05","flatFee":"1"}] | 100.5 | 13.03
            """)
    void credits_by_every_model(String model, String credits, String amount) {
        Story.contract(customer, charge("{\"meter\":\"credits\"," + model + "}"), FROM_THE_BEGINNING);
        use("{\"pages\":1,\"credits\":\"" + credits + "\"}");
        assertThat(lines(preview(customer, "2025-10"))).containsExactly("usage credits " + credits + " " + amount);
    }

    @ParameterizedTest(name = "{0} units less 10 % cost {1}")
    @CsvSource({"105, 94.50", "112, 100.00"})
    void the_contracts_discount_comes_before_the_charges_maximum(String credits, String amount) {
        var plan = charge("{\"meter\":\"credits\",\"model\":\"per_unit\",\"unitPrice\":\"1\",\"maximum\":\"100\"}");
        Story.contract(customer, plan, "{\"from\":\"2025-01-01\",\"discountPercent\":\"10\"}");
        use("{\"pages\":1,\"credits\":\"" + credits + "\"}");
        assertThat(preview(customer, "2025-10").path("net").asString()).isEqualTo(amount);
    }

    @Test
    void a_contract_changes_prices_and_minimum_of_its_plan() {
        Story.contract(customer, plan(PricesIT.PAGES_2026), """
                {"from":"2025-01-01","minimum":"60","overrides":{"charges":[
                 {"meter":"credits","model":"per_unit","unitPrice":"0.50"}]}}
                """);
        use("{\"documents\":0,\"pages\":0,\"credits\":\"3\"}");
        assertThat(lines(preview(customer, "2025-10")))
                .containsExactly(
                        "usage pages 0 0.00",
                        "usage documents 0 0.00",
                        "usage credits 3 1.50",
                        "recurring - 1 49.00",
                        "minimum - 1 9.50");
    }

    @ParameterizedTest(name = "{0}: 3 credits at {1} cost {2}")
    @CsvSource({"JPY, 0.5, 2, 2", "TND, 0.0125, 0.038, 0.038", "EUR, 0.005, 0.02, 0.02"})
    void a_line_is_rounded_once_to_the_decimals_of_its_currency(
            String currency, String price, String amount, String net) {
        var foreign = Story.customer("{\"currency\":\"" + currency + "\"}");
        var plan = plan("{\"currency\":\"" + currency + "\",\"charges\":[{\"meter\":\"credits\",\"model\":\"per_unit\","
                + "\"unitPrice\":\"" + price + "\"}]}");
        Story.contract(foreign, plan, FROM_THE_BEGINNING);
        used(foreign, "2025-10-15T12:00:00Z", "{\"pages\":0,\"credits\":\"1\"}");
        used(foreign, "2025-10-16T12:00:00Z", "{\"pages\":0,\"credits\":\"2\"}");
        var statement = preview(foreign, "2025-10");
        assertThat(statement.path("lines").path(0).path("amount").asString()).isEqualTo(amount);
        assertThat(statement.path("net").asString()).isEqualTo(net);
        assertThat(statement.path("currency").asString()).isEqualTo(currency);
    }

    @Test
    void a_contract_that_begins_within_the_month_pays_fee_and_minimum_by_day() {
        Story.contract(
                customer, plan("{\"recurringFee\":\"49.00\",\"minimum\":\"100.00\"}"), "{\"from\":\"2025-10-11\"}");
        // 21 of 31 days: 33.1935 and 67.7419.
        var statement = preview(customer, "2025-10");
        assertThat(lines(statement)).containsExactly("recurring - 1 33.19", "minimum - 1 34.55");
        assertThat(statement.path("net").asString()).isEqualTo("67.74");
        assertThat(lines(preview(customer, "2025-09"))).isEmpty();
        assertThat(lines(preview(customer, "2025-11"))).containsExactly("recurring - 1 49.00", "minimum - 1 51.00");
    }

    @Test
    void days_are_calendar_days_also_when_the_clocks_change_between_them() {
        Story.contract(customer, plan("{\"recurringFee\":\"31.00\"}"), "{\"from\":\"2025-10-26\"}");
        assertThat(lines(preview(customer, "2025-10"))).containsExactly("recurring - 1 6.00");
    }

    @Test
    void another_contract_splits_the_month_at_its_first_instant_in_the_customers_zone() {
        var cheap = plan(PricesIT.CHEAP);
        var dear = plan(PricesIT.DEAR);
        Story.contract(customer, cheap, "{\"from\":\"2025-10-01\"}");
        Story.contract(customer, dear, "{\"from\":\"2025-10-16\"}");
        used(customer, "2025-10-15T21:59:59.999999Z", "{\"pages\":10}");
        used(customer, "2025-10-15T22:00:00Z", "{\"pages\":100}");
        var statement = preview(customer, "2025-10");
        assertThat(lines(statement)).containsExactly("usage pages 10 1.00", "usage pages 100 20.00");
        assertThat(statement.path("net").asString()).isEqualTo("21.00");
        assertThat(statement.path("lines").path(0).path("plan").asString()).isEqualTo(cheap);
        assertThat(statement.path("lines").path(1).path("from").asString()).isEqualTo("2025-10-16");
    }

    @Test
    void a_new_version_of_the_plan_splits_the_month_too() {
        var plan = plan(PricesIT.CHEAP);
        Story.contract(customer, plan, FROM_THE_BEGINNING);
        plan(plan, "{\"effectiveFrom\":\"2025-10-16\"," + PricesIT.DEAR.substring(1));
        used(customer, "2025-10-15T21:59:59Z", "{\"pages\":10}");
        used(customer, "2025-10-15T22:00:00Z", "{\"pages\":100}");
        var statement = preview(customer, "2025-10");
        assertThat(lines(statement)).containsExactly("usage pages 10 1.00", "usage pages 100 20.00");
        assertThat(statement.path("lines").path(1).path("version").asInt()).isEqualTo(2);
        assertThat(lines(preview(customer, "2025-11"))).containsExactly("usage pages 0 0.00");
    }

    @Test
    void usage_without_a_contract_costs_nothing() {
        use("{\"pages\":10}");
        var statement = preview(customer, "2025-10");
        assertThat(lines(statement)).isEmpty();
        assertThat(statement.path("net").asString()).isEqualTo("0.00");
    }

    @Test
    void an_old_position_still_shows_the_old_statement() {
        Story.contract(customer, plan(PricesIT.CHEAP), FROM_THE_BEGINNING);
        var first = used(customer, "2025-10-15T12:00:00Z", "{\"pages\":10}")
                .path("position")
                .asLong();
        var before = preview(customer, "2025-10");
        var event = Story.id("event");
        Story.ok(Story.send(Story.event(customer, event, "2025-10-02T12:00:00Z", "{\"pages\":5}")));
        var second = preview(customer, "2025-10").path("position").asLong();
        Story.ok(operator()
                .post(
                        "/v1/usage-corrections",
                        "{\"source\":\"/test\",\"id\":\"" + event + "\",\"action\":\"void\",\"reason\":\"late\"}"));
        Story.contract(customer, plan(PricesIT.DEAR), "{\"from\":\"2025-10-01\"}");

        assertThat(lines(preview(customer, "2025-10"))).containsExactly("usage pages 10 2.00");
        assertThat(lines(asOf(second))).containsExactly("usage pages 15 1.50");
        assertThat(lines(asOf(first))).containsExactly("usage pages 10 1.00");
        assertThat(asOf(first).path("net")).isEqualTo(before.path("net"));
        assertThat(asOf(first).path("position").asLong()).isEqualTo(first);
    }

    private JsonNode asOf(long position) {
        return read("/v1/customers/" + customer + "/invoice-preview?period=2025-10&asOf=" + position);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /customers/ID/invoice-preview                                  | 400 | period
            /customers/ID/invoice-preview?period=2025-00                   | 422 | 2025-00
            /customers/ID/invoice-preview?period=2025-13                   | 422 | 2025-13
            /customers/ID/invoice-preview?period=2025-1                    | 422 | 2025-1
            /customers/ID/invoice-preview?period=October                   | 422 | October
            /customers/ID/invoice-preview?period=%2B999999999-01           | 422 | 999999999-01
            /customers/ID/invoice-preview?period=2025-10&asOf=-1           | 422 | -1
            /customers/ID/invoice-preview?period=2025-10&asOf=999999999    | 422 | 999999999
            /customers/ID/invoice-preview?period=2025-10&asOf=now          | 400 | now
            /customers/ID/invoice-preview?period=2025-10&asOf=99999999999999999999 | 400 | 99999999999999999999
            /customers/ID/invoice-preview?period=2025-10&asOf=0            | 404 | ID
            /customers/no-such/invoice-preview?period=2025-10              | 404 | no-such
            """)
    void a_question_that_cannot_be_meant_is_refused_with_the_value(String path, int status, String said) {
        problem(operator().get("/v1" + path.replace("ID", customer)), status, said.replace("ID", customer));
    }
}
