package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.operator;
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

/** What was used, by time, user, product and reseller. */
@ExtendWith(RunningLedger.class)
class DashboardIT {

    private static JsonNode usage(String customer, String query) {
        return read("/v1/customers/" + customer + "/usage?" + query);
    }

    /** The buckets with pages in them, as {@code start pages}. */
    private static List<String> pages(JsonNode usage) {
        var pages = new ArrayList<String>();
        for (var bucket : usage.path("series"))
            if (!bucket.path("pages").asString().equals("0"))
                pages.add(bucket.path("start").asString() + " "
                        + bucket.path("pages").asString());
        return pages;
    }

    @Test
    void the_answer_is_as_the_contract_prints_it() {
        var customer = Story.customer();
        used(customer, "2025-10-01T10:00:00Z", "{\"pages\":12,\"credits\":\"1.50\"}");
        assertThat(usage(customer, "from=2025-10-01&to=2025-10-02&by=day").toString())
                .isEqualTo(
                        "{\"customer\":\"" + customer
                                + "\",\"from\":\"2025-10-01\",\"to\":\"2025-10-02\",\"zone\":\"Europe/Berlin\","
                                + "\"totals\":{\"documents\":\"1\",\"pages\":\"12\",\"credits\":\"1.5\"},"
                                + "\"series\":[{\"start\":\"2025-10-01\",\"documents\":\"1\",\"pages\":\"12\",\"credits\":\"1.5\"}]}");
    }

    @Test
    void days_and_months_begin_in_the_customers_zone_and_the_last_day_does_not_count() {
        var berlin = Story.customer();
        used(berlin, "2025-09-30T21:59:59.999Z", "{\"pages\":1}");
        used(berlin, "2025-09-30T22:00:00Z", "{\"pages\":10}");
        used(berlin, "2025-10-31T22:59:59Z", "{\"pages\":100}");
        used(berlin, "2025-10-31T23:00:00Z", "{\"pages\":1000}");
        assertThat(pages(usage(berlin, "from=2025-10-01&to=2025-11-01&by=month")))
                .containsExactly("2025-10-01 110");
        assertThat(pages(usage(berlin, "from=2025-09-01&to=2025-12-01&by=month")))
                .containsExactly("2025-09-01 1", "2025-10-01 110", "2025-11-01 1000");
        assertThat(pages(usage(berlin, "from=2025-10-01&to=2025-11-01&by=day")))
                .containsExactly("2025-10-01 10", "2025-10-31 100");
    }

    @ParameterizedTest(name = "{1} in {0} has {2} hours, from {3} to {4}")
    @CsvSource({
        "Europe/Berlin, 2025-03-30, 23, 2025-03-29T23:00:00Z, 2025-03-30T21:00:00Z",
        "Europe/Berlin, 2025-10-26, 25, 2025-10-25T22:00:00Z, 2025-10-26T22:00:00Z",
        "America/New_York, 2025-03-09, 23, 2025-03-09T05:00:00Z, 2025-03-10T03:00:00Z",
        "America/New_York, 2025-11-02, 25, 2025-11-02T04:00:00Z, 2025-11-03T04:00:00Z",
        "Asia/Kolkata, 2025-10-26, 24, 2025-10-25T18:30:00Z, 2025-10-26T17:30:00Z",
        "Asia/Kathmandu, 2025-10-26, 24, 2025-10-25T18:15:00Z, 2025-10-26T17:15:00Z",
        "America/Santiago, 2025-09-07, 23, 2025-09-07T04:00:00Z, 2025-09-08T02:00:00Z",
        "UTC, 2025-10-26, 24, 2025-10-26T00:00:00Z, 2025-10-26T23:00:00Z"
    })
    void a_day_has_the_hours_that_really_pass(String zone, String day, int hours, String first, String last) {
        var customer = Story.customer("{\"timeZone\":\"" + zone + "\"}");
        used(customer, first, "{\"pages\":1}");
        used(customer, last.replace(":00Z", ":59Z"), "{\"pages\":10}");
        var next = java.time.LocalDate.parse(day).plusDays(1);
        var byHour = usage(customer, "from=" + day + "&to=" + next + "&by=hour");
        assertThat(byHour.path("series")).hasSize(hours);
        assertThat(pages(byHour)).containsExactly(first + " 1", last + " 10");
        assertThat(pages(usage(customer, "from=" + day + "&to=" + next + "&by=day")))
                .containsExactly(day + " 11");
    }

    @Test
    void the_hour_that_comes_twice_is_two_hours() {
        var customer = Story.customer();
        used(customer, "2025-10-26T00:30:00Z", "{\"pages\":1}");
        used(customer, "2025-10-26T01:30:00Z", "{\"pages\":2}");
        assertThat(pages(usage(customer, "from=2025-10-26&to=2025-10-27&by=hour")))
                .containsExactly("2025-10-26T00:00:00Z 1", "2025-10-26T01:00:00Z 2");
    }

    @Test
    void usage_is_told_apart_by_user_and_by_product() {
        var customer = Story.customer();
        var anna = Story.user(customer);
        var otto = Story.user(customer);
        used(customer, "2025-10-01T10:00:00Z", "{\"pages\":1,\"user\":\"" + anna + "\",\"product\":\"ocr\"}");
        used(customer, "2025-10-01T11:00:00Z", "{\"pages\":2,\"user\":\"" + otto + "\",\"product\":\"ocr\"}");
        used(customer, "2025-10-02T11:00:00Z", "{\"pages\":4,\"user\":\"" + anna + "\"}");
        used(customer, "2025-10-02T11:00:00Z", "{\"pages\":8}");
        assertThat(grouped(customer, "user"))
                .containsExactlyInAnyOrder(
                        "2025-10-01 " + anna + " 1",
                        "2025-10-01 " + otto + " 2",
                        "2025-10-02 " + anna + " 4",
                        "2025-10-02 - 8");
        assertThat(grouped(customer, "product")).containsExactlyInAnyOrder("2025-10-01 ocr 3", "2025-10-02 - 12");
    }

    private static List<String> grouped(String customer, String group) {
        var found = new ArrayList<String>();
        for (var bucket :
                usage(customer, "from=2025-10-01&to=2025-11-01&group=" + group).path("series"))
            found.add(bucket.path("start").asString() + " " + bucket.path(group).asString("-") + " "
                    + bucket.path("pages").asString());
        return found;
    }

    @Test
    void a_reseller_sees_its_customers_each_in_its_own_zone() {
        var reseller = Story.customer();
        var berlin = Story.customer("{\"name\":\"B\",\"reseller\":\"" + reseller + "\"}");
        var tokyo = Story.customer("{\"name\":\"T\",\"timeZone\":\"Asia/Tokyo\",\"reseller\":\"" + reseller + "\"}");
        used(berlin, "2025-10-31T20:00:00Z", "{\"pages\":1}");
        used(tokyo, "2025-10-31T14:59:59Z", "{\"pages\":2,\"credits\":\"0.25\"}");
        used(tokyo, "2025-10-31T15:00:00Z", "{\"pages\":4}");
        used(Story.customer(), "2025-10-31T14:00:00Z", "{\"pages\":8}");

        var usage = read("/v1/resellers/" + reseller + "/usage?from=2025-10-01&to=2025-11-01");
        assertThat(usage.path("totals").toString())
                .isEqualTo("{\"documents\":\"2\",\"pages\":\"3\",\"credits\":\"0.25\"}");
        assertThat(usage.path("customers")
                        .valueStream()
                        .map(customer -> customer.path("customer").asString() + " "
                                + customer.path("zone").asString() + " "
                                + customer.path("totals").path("pages").asString()))
                .containsExactly(berlin + " Europe/Berlin 1", tokyo + " Asia/Tokyo 2");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /customers/ID/usage                                          | 400 | from
            /customers/ID/usage?from=2025-10-01                          | 400 | to
            /customers/ID/usage?from=2025-13-01&to=2025-11-01            | 400 | 2025-13-01
            /customers/ID/usage?from=2025-02-30&to=2025-11-01            | 400 | 2025-02-30
            /customers/ID/usage?from=2025-10-02&to=2025-10-02            | 422 | 2025-10-02
            /customers/ID/usage?from=2025-10-03&to=2025-10-02            | 422 | 2025-10-02
            /customers/ID/usage?from=1900-01-01&to=2025-10-02            | 422 | 2025-10-02
            /customers/ID/usage?from=2023-01-01&to=2025-10-02&by=hour    | 422 | 2025-10-02
            /customers/ID/usage?from=2025-10-01&to=2025-11-01&by=week    | 400 | week
            /customers/ID/usage?from=2025-10-01&to=2025-11-01&group=page | 400 | page
            /customers/ID/usage?from=%2B999999-01-01&to=%2B999999-01-03  | 422 | 999999-01-01
            /customers/ID/usage?from=-99999-01-01&to=-99999-01-03        | 422 | 99999-01-01
            /customers/no-such/usage?from=2025-10-01&to=2025-11-01       | 404 | no-such
            /resellers/no-such/usage?from=2025-10-01&to=2025-11-01       | 404 | no-such
            /resellers/ID/usage?from=2025-10-01&to=2025-10-01            | 422 | 2025-10-01
            /resellers/ID/usage?from=%2B999999-01-01&to=%2B999999-01-03  | 422 | 999999-01-01
            """)
    void a_question_that_cannot_be_meant_is_refused_with_the_value(String path, int status, String said) {
        problem(operator().get("/v1" + path.replace("ID", Story.customer())), status, said);
    }
}
