package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.created;
import static io.leporello.gateway.contract.Story.id;
import static io.leporello.gateway.contract.Story.ok;
import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.preview;
import static io.leporello.gateway.contract.Story.problem;
import static io.leporello.gateway.contract.Story.read;
import static io.leporello.gateway.contract.Story.used;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Credits from the schedule and from packs, as finance and customers see them. */
@ExtendWith(RunningLedger.class)
class CreditsIT {

    private static final String CREDIT = """
            {"charges":[{"meter":"credits","model":"per_unit","unitPrice":"0.10"}]}""";

    private final String customer = Story.customer();
    private final String product = id("product");

    @Test
    void the_schedule_counts_usage_that_says_no_credits_also_when_it_is_published_late() {
        Story.contract(customer, Story.plan(CREDIT), "{\"from\":\"2025-01-01\"}");
        used(customer, "2025-10-03T12:00:00Z", "{\"pages\":40,\"product\":\"" + product + "\"}");
        used(customer, "2025-10-03T12:00:00Z", "{\"pages\":40,\"credits\":\"0\",\"product\":\"" + product + "\"}");
        var before = preview(customer, "2025-10");
        assertThat(before.path("net").asString()).isEqualTo("0.00");

        var schedule = schedule("2025-10-01", "1", "0.5");
        var published = created(operator().post("/v1/credit-schedules", schedule));
        assertThat(ok(operator().post("/v1/credit-schedules", schedule))).isEqualTo(published);

        assertThat(usage().at("/totals/credits").asString()).isEqualTo("21");
        assertThat(usage().at("/series/2/credits").asString()).isEqualTo("21");
        assertThat(preview(customer, "2025-10").path("net").asString()).isEqualTo("2.10");
        created(operator().post("/v1/credit-schedules", schedule("2025-10-03", "0", "2")));
        assertThat(usage().at("/totals/credits").asString()).isEqualTo("80");
        assertThat(read("/v1/customers/" + customer + "/invoice-preview?period=2025-10&asOf="
                        + before.path("position").asString()))
                .isEqualTo(before);
    }

    @Test
    void the_schedule_is_read_with_its_versions() {
        created(operator().post("/v1/credit-schedules", schedule("2024-01-01", "1", "0.5")));
        var versions = read("/v1/credit-schedules?limit=1000").path("items");
        var newest = versions.path(versions.size() - 1);
        assertThat(newest.path("effectiveFrom").asString()).isEqualTo("2024-01-01");
        assertThat(newest.path("superseded").asBoolean()).isFalse();
        assertThat(newest.at("/terms/products/0/perPage").asString()).isEqualTo("0.5");
        assertThat(newest.at("/terms/default/perPage").asString()).isEqualTo("0");
        assertThat(newest.path("version").asInt()).isEqualTo(versions.size());
    }

    private String schedule(String from, String perDocument, String perPage) {
        return """
                {"effectiveFrom":"%s","products":[{"product":"%s","perDocument":"%s","perPage":"%s"}],
                 "default":{"perDocument":"0"}}""".formatted(from, product, perDocument, perPage);
    }

    private JsonNode usage() {
        return read("/v1/customers/" + customer + "/usage?from=2025-10-01&to=2025-11-01");
    }

    @Test
    void a_pack_is_bought_once_used_up_and_what_goes_beyond_is_billed() {
        Story.contract(customer, Story.plan(CREDIT), "{\"from\":\"2025-01-01\"}");
        var pack = """
                {"id":"pack","credits":"100.0","price":"8.00","from":"2025-10-01","expiresOn":"2025-12-01"}""";
        var bought = created(operator().post(purchases(), pack));
        assertThat(bought.path("currency").asString()).isEqualTo("EUR");
        assertThat(ok(operator().post(purchases(), pack))).isEqualTo(bought);
        problem(operator().post(purchases(), pack.replace("100.0", "200")), 409, "not 200 credits");
        used(customer, "2025-10-03T12:00:00Z", "{\"pages\":1,\"credits\":\"60\"}");
        var half = read("/v1/customers/" + customer + "/credits?on=2025-10-31");
        used(customer, "2025-10-05T12:00:00Z", "{\"pages\":1,\"credits\":\"70\"}");

        assertThat(half.path("balance").asString()).isEqualTo("40");
        var all = read("/v1/customers/" + customer + "/credits?on=2025-10-31");
        assertThat(all.path("balance").asString()).isEqualTo("0");
        assertThat(all.path("drawn").asString()).isEqualTo("100");
        var then = half.path("position").asString();
        assertThat(read("/v1/customers/" + customer + "/credits?on=2025-10-31&asOf=" + then))
                .isEqualTo(half);
        assertThat(preview(customer, "2025-10").at("/lines/0/quantity").asString())
                .isEqualTo("130");
        assertThat(preview(customer, "2025-10").at("/lines/0/amount").asString())
                .isEqualTo("3.00");
    }

    @Test
    void a_part_of_a_pack_is_taken_back_once_for_its_share_of_the_price() {
        Story.contract(customer, Story.plan(CREDIT), "{\"from\":\"2025-01-01\"}");
        created(operator()
                .post(purchases(), "{\"id\":\"pack\",\"credits\":\"100\",\"price\":\"8\",\"from\":\"2025-10-01\"}"));
        used(customer, "2025-10-03T12:00:00Z", "{\"pages\":1,\"credits\":\"60\"}");
        var path = purchases() + "/pack/returns";
        var back = "{\"id\":\"r\",\"credits\":\"40\",\"reason\":\"Projekt beendet\"}";

        var returned = created(operator().post(path, back));

        assertThat(returned.path("price").asString()).isEqualTo("3.2");
        assertThat(ok(operator().post(path, back))).isEqualTo(returned);
        problem(operator().post(path, back.replace("40", "41")), 409, "is there already");
        problem(operator().post(path, back.replace("\"r\"", "\"s\"").replace("40", "61")), 409, "60 credits are");
        problem(operator().post(path, "{\"credits\":\"0\"}"), 422, "reason");
        problem(operator().post(path.replace("/pack/", "/none/"), back), 404, "none");
        var pack = read(purchases()).at("/items/0");
        assertThat(pack.path("credits").asString()).isEqualTo("60");
        assertThat(pack.path("returned").asString()).isEqualTo("40");
        assertThat(pack.path("left").asString()).isEqualTo("0");
        var statement = preview(customer, "2025-10");
        assertThat(statement.at("/lines/1/kind").asString()).isEqualTo("purchase");
        assertThat(statement.path("net").asString()).isEqualTo("4.80");
    }

    @Test
    void packs_are_listed_page_by_page_with_what_is_left_today() {
        for (var number = 1; number <= 3; number++)
            created(operator()
                    .post(purchases(), "{\"id\":\"p" + number + "\",\"credits\":\"" + number + "\",\"price\":\"1\"}"));
        var first = read(purchases() + "?limit=2");
        var rest = read(purchases() + "?limit=2&after=" + first.path("next").asString());
        assertThat(first.path("items").findValuesAsString("id")).containsExactly("p1", "p2");
        assertThat(rest.path("items").findValuesAsString("left")).containsExactly("3");
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"price":"1"}                                                                      | credits
            {"credits":"1"}                                                                    | price
            {"credits":"0","price":"1"}                                                        | more than 0
            {"credits":"1","price":"-1"}                                                       | -1
            {"credits":"1","price":"0.001"}                                                    | at most 2 decimals
            {"credits":"1","price":"1","from":"2025-10-01","expiresOn":"2025-10-01"}           | a day after 2025-10-01
            {"credits":"1","price":"1","id":"a b"}                                             | id
            {"credits":"1","price":"1","currency":"EUR"}                                       | currency
            """)
    void a_purchase_that_cannot_be_meant_is_refused_with_the_value(String purchase, String said) {
        problem(operator().post(purchases(), purchase), 422, said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"effectiveFrom":"2025-01-01","products":[{"product":"a","perPage":"-1"}]}          | products[0].perPage
            {"effectiveFrom":"2025-01-01","products":[{"perPage":"1"}]}                         | products[0].product
            {"effectiveFrom":"2025-01-01","products":[{"product":"a"},{"product":"a"}]}         | a second time
            {"effectiveFrom":"2025-01-01","default":{"perSheet":"1"}}                           | perSheet
            {"effectiveFrom":"0001-01-01"}                                                      | 0001-01-01
            """)
    void a_schedule_that_cannot_be_meant_is_refused_with_the_value(String schedule, String said) {
        problem(operator().post("/v1/credit-schedules", schedule), 422, said);
    }

    @Test
    void what_is_not_there_is_unknown() {
        problem(operator().get("/v1/customers/no-such/credits"), 404, "no-such");
        problem(operator().get("/v1/customers/no-such/credit-purchases"), 404, "no-such");
        problem(
                operator().post("/v1/customers/no-such/credit-purchases", "{\"credits\":\"1\",\"price\":\"1\"}"),
                404,
                "no-such");
    }

    private String purchases() {
        return "/v1/customers/" + customer + "/credit-purchases";
    }
}
