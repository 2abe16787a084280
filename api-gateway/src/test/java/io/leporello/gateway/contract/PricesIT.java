package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.created;
import static io.leporello.gateway.contract.Story.id;
import static io.leporello.gateway.contract.Story.ok;
import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.problem;
import static io.leporello.gateway.contract.Story.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's part "Prices and contracts". */
@ExtendWith(RunningLedger.class)
class PricesIT {

    /** The plan printed in the contract. */
    static final String PAGES_2026 = """
            {"name":"Pages, graduated","currency":"EUR","recurringFee":"49.00","minimum":"100.00",
             "charges":[
              {"meter":"pages","model":"graduated","freeUnits":"100",
               "tiers":[{"upTo":"1000","unitPrice":"0.10"},{"upTo":"10000","unitPrice":"0.08","flatFee":"5.00"},
                        {"unitPrice":"0.05"}],
               "volumeDiscount":[{"from":"5000","percent":"5"},{"from":"20000","percent":"10"}],"maximum":"5000.00"},
              {"meter":"documents","model":"package","packageSize":"100","packagePrice":"5.00"},
              {"meter":"credits","model":"per_unit","unitPrice":"0.02"}]}
            """;

    static final String CHEAP = "{\"charges\":[{\"meter\":\"pages\",\"model\":\"per_unit\",\"unitPrice\":\"0.10\"}]}";
    static final String DEAR = "{\"charges\":[{\"meter\":\"pages\",\"model\":\"per_unit\",\"unitPrice\":\"0.20\"}]}";

    private static String withId(String id, String plan) {
        return "{\"id\":\"" + id + "\"," + plan.strip().substring(1);
    }

    @Test
    void the_plan_of_the_contract_is_published_once_and_read_back_with_its_versions() {
        var id = id("plan");
        var first = created(operator().post("/v1/price-plans", withId(id, PAGES_2026)));
        assertThat(first.path("version").asInt()).isEqualTo(1);
        assertThat(ok(operator().post("/v1/price-plans", withId(id, PAGES_2026))))
                .isEqualTo(first);

        var plan = read("/v1/price-plans/" + id);
        assertThat(plan.path("versions")).hasSize(1);
        var charges = plan.path("versions").path(0).path("terms").path("charges");
        assertThat(charges).hasSize(3);
        assertThat(charges.path(0).path("tiers").path(1).path("flatFee").asString())
                .isEqualTo("5");
        assertThat(charges.path(0).path("tiers").path(1).path("flatFee").isString())
                .isTrue();
    }

    @Test
    void other_content_under_the_same_id_is_a_new_version_from_its_day_on() {
        var id = Story.plan(CHEAP);
        var second = "{\"id\":\"" + id + "\",\"name\":\"Plan\",\"currency\":\"EUR\",\"effectiveFrom\":\"2025-10-16\","
                + DEAR.substring(1);
        assertThat(created(operator().post("/v1/price-plans", second))
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        ok(operator().post("/v1/price-plans", second));
        var versions = read("/v1/price-plans/" + id).path("versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.path(1).path("effectiveFrom").asString()).isEqualTo("2025-10-16");
    }

    @Test
    void plans_are_listed_in_pages() {
        var id = Story.plan(CHEAP);
        var found = 0;
        var path = "/v1/price-plans?limit=3";
        for (var page = read(path);
                ;
                page = read(path + "&after=" + page.path("next").asString())) {
            for (var plan : page.path("items")) if (plan.path("id").asString().equals(id)) found++;
            if (page.path("next").isNull()) break;
        }
        assertThat(found).isEqualTo(1);
    }

    @Test
    void a_contract_is_agreed_again_without_effect_and_every_agreement_stays_in_its_history() {
        var customer = Story.customer();
        var cheap = Story.plan(CHEAP);
        var dear = Story.plan(DEAR);
        Story.contract(customer, cheap, "{\"from\":\"2025-10-01\"}");
        Story.contract(customer, cheap, "{\"from\":\"2025-10-01\"}");
        Story.contract(customer, dear, "{\"from\":\"2025-11-01\",\"discountPercent\":\"12.5\",\"minimum\":\"3\"}");

        var contracts = read("/v1/customers/" + customer + "/contracts");
        assertThat(contracts.path("next").isNull()).isTrue();
        assertThat(contracts.path("items")).hasSize(2);
        assertThat(contracts.path("items").path(0).path("plan").asString()).isEqualTo(cheap);
        var second = contracts.path("items").path(1);
        assertThat(second.path("from").asString()).isEqualTo("2025-11-01");
        assertThat(second.path("discountPercent").asString()).isEqualTo("12.5");
        assertThat(second.path("billTo").asString()).isEqualTo("CUSTOMER");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "charges":[{"meter":"words","model":"per_unit","unitPrice":"1"}]                          | words
            "charges":[{"meter":"pages","model":"per_page","unitPrice":"1"}]                          | per_page
            "charges":[{"meter":"pages","model":"per_unit"}]                                          | unitPrice
            "charges":[{"meter":"pages","model":"per_unit","unitPrice":"-1"}]                         | -1
            "charges":[{"meter":"pages","model":"per_unit","unitPrice":"1","packageSize":"3"}]        | packageSize
            "charges":[{"meter":"pages","model":"package","packageSize":"0","packagePrice":"1"}]      | packageSize
            "charges":[{"meter":"pages","model":"graduated","tiers":[{"upTo":"5","unitPrice":"1"}]}]  | upTo
            "charges":[{"meter":"pages","model":"volume","tiers":[{"upTo":"5","unitPrice":"1"},{"upTo":"5","unitPrice":"1"},{"unitPrice":"1"}]}] | tiers[1].upTo
            "charges":[{"meter":"pages","model":"per_unit","unitPrice":"1","volumeDiscount":[{"from":"5","percent":"101"}]}]  | 101
            "charges":[{"meter":"pages","model":"per_unit","unitPrice":"1"},{"meter":"pages","model":"per_unit","unitPrice":"1"}] | charges[1].meter
            "charges":[]                                                                              | charges
            "charges":[null]                                                                          | charges[0]
            "currency":"XXL","recurringFee":"1"                                                       | XXL
            "recurringFee":"-0.01"                                                                    | -0.01
            "recurringFee":"1e3"                                                                      | 1e3
            "recurringFee":"1","charge":[]                                                            | charge
            "recurringFee":"1","name":"a\\u0000b"                                                    | U+0000
            "recurringFee":"1","name":"a\\ud800b"                                                    | U+D800
            "recurringFee":"99999999999999999999999999"                                               | recurringFee
            """)
    void a_plan_that_cannot_be_billed_is_refused_with_the_value(String terms, String said) {
        var currency = terms.contains("currency") ? "" : "\"currency\":\"EUR\",";
        problem(
                operator()
                        .post(
                                "/v1/price-plans",
                                "{" + (terms.contains("name") ? "" : "\"name\":\"Bad\",") + currency + terms + "}"),
                422,
                said);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"plan":"PLAN"}                                                | 422 | from
            {"from":"2025-10-01"}                                          | 422 | plan
            {"plan":"no-such","from":"2025-10-01"}                         | 422 | no-such
            {"plan":"PLAN","from":"2025-13-01"}                            | 422 | 2025-13-01
            {"plan":"PLAN","from":"2025-10-01","discountPercent":"101"}    | 422 | 101
            {"plan":"PLAN","from":"2025-10-01","minimum":"-1"}             | 422 | -1
            {"plan":"PLAN","from":"2025-10-01","billTo":"NOBODY"}          | 422 | NOBODY
            {"plan":"PLAN","from":"2025-10-01","billTo":"RESELLER"}        | 422 | RESELLER
            {"plan":"DOLLARS","from":"2025-10-01"}                         | 422 | USD
            {"plan":"PLAN","from":"0001-01-01"}                            | 422 | 0001-01-01
            """)
    void a_contract_that_cannot_be_meant_is_refused_with_the_value(String terms, int status, String said) {
        var customer = Story.customer();
        var body = terms.replace("PLAN", Story.plan(CHEAP))
                .replace("DOLLARS", Story.plan("{\"currency\":\"USD\",\"recurringFee\":\"1\"}"));
        problem(operator().send("PUT", "/v1/customers/" + customer + "/contract", body), status, said);
    }

    @Test
    void what_is_not_there_is_unknown() {
        problem(operator().get("/v1/price-plans/no-such"), 404, "no-such");
        problem(operator().get("/v1/customers/no-such/contracts"), 404, "no-such");
        var contract = "{\"plan\":\"" + Story.plan(CHEAP) + "\",\"from\":\"2025-10-01\"}";
        problem(operator().send("PUT", "/v1/customers/no-such/contract", contract), 404, "no-such");
    }
}
