package io.leporello.account.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.event.EventJson;
import io.leporello.refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class PlanTermsTest {

    private static final JsonMapper JSON = mapper();

    private static final String PUBLISHED = """
            {"name":"Pages, graduated","currency":"EUR","recurringFee":"49.00","minimum":"100.00",
             "charges":[
              {"meter":"pages","model":"graduated","freeUnits":"100",
               "tiers":[{"upTo":"1000","unitPrice":"0.10"},{"upTo":"10000","unitPrice":"0.08","flatFee":"5.00"},{"unitPrice":"0.05"}],
               "volumeDiscount":[{"from":"5000","percent":"5"},{"from":"20000","percent":"10"}],"maximum":"5000.00"},
              {"meter":"documents","model":"package","packageSize":"100","packagePrice":"5.00"},
              {"meter":"credits","model":"per_unit","unitPrice":"0.02"}]}""";

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        EventJson.configure(builder);
        return builder.build();
    }

    private static PlanTerms read(String json) {
        return JSON.readValue(json, PlanTerms.class);
    }

    private static List<FieldError> faultsOfCharges(String charges) {
        return read("{\"name\":\"A\",\"currency\":\"EUR\",\"charges\":[" + charges + "]}")
                .faults();
    }

    @Test
    void a_plan_as_it_is_posted_is_without_fault_and_survives_json() {
        var plan = read(PUBLISHED);
        assertThat(plan.faults()).isEmpty();
        assertThat(plan.charges().get(0).tiers().get(1).flatFee()).isEqualTo("5");
        assertThat(read(JSON.writeValueAsString(plan))).isEqualTo(plan);
        assertThat(JSON.writeValueAsString(plan)).contains("\"minimum\":\"100\"", "\"unitPrice\":\"0.1\"");
    }

    @Test
    void the_same_plan_is_equal_whatever_its_zeros_and_quotes() {
        var otherwise = PUBLISHED
                .replace("\"49.00\"", "49")
                .replace("\"0.10\"", "0.1")
                .replace("\"20000\"", "2E4")
                .replace("\"credits\",", "\"credits\",\"tiers\":null,\"maximum\":null,\"volumeDiscount\":[],");
        assertThat(otherwise).isNotEqualTo(PUBLISHED);
        assertThat(read(otherwise)).isEqualTo(read(PUBLISHED));
        assertThat(read(PUBLISHED.replace("0.05", "0.06"))).isNotEqualTo(read(PUBLISHED));
    }

    @Test
    void a_fee_alone_is_a_plan_but_nothing_at_all_is_not() {
        assertThat(read("{\"name\":\"Flat\",\"currency\":\"JPY\",\"recurringFee\":5000}")
                        .faults())
                .isEmpty();
        assertThat(read("{\"name\":\"Nothing\",\"currency\":\"EUR\"}").faults())
                .containsExactly(new FieldError(
                        "charges", "are missing and so is a recurringFee; at least one of them was expected"));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"meter":"page","model":"per_unit","unitPrice":"1"}                          | charges[0].meter       | is "page"; one of documents, pages, credits was expected
            {"model":"per_unit","unitPrice":"1"}                                         | charges[0].meter       | is ""; one of documents, pages, credits was expected
            {"meter":"pages","model":"tiered","unitPrice":"1"}                           | charges[0].model       | is "tiered"; one of per_unit, graduated, volume, package was expected
            {"meter":"pages","model":"per_unit"}                                         | charges[0].unitPrice   | is missing; the model per_unit needs it
            {"meter":"pages","model":"per_unit","unitPrice":"-0.01"}                     | charges[0].unitPrice   | is -0.01; 0 or more was expected
            {"meter":"pages","model":"per_unit","unitPrice":"1","packageSize":"1"}       | charges[0].packageSize | does not belong to the model per_unit
            {"meter":"pages","model":"per_unit","unitPrice":"1","tiers":[{"unitPrice":"1"}]} | charges[0].tiers   | does not belong to the model per_unit
            {"meter":"pages","model":"per_unit","unitPrice":"1","freeUnits":"-1"}        | charges[0].freeUnits   | is -1; 0 or more was expected
            {"meter":"pages","model":"per_unit","unitPrice":"1","maximum":"-1"}          | charges[0].maximum     | is -1; 0 or more was expected
            {"meter":"pages","model":"graduated"}                                        | charges[0].tiers       | is missing; the model graduated needs it
            {"meter":"pages","model":"volume","tiers":[]}                                | charges[0].tiers       | is missing; the model volume needs it
            {"meter":"pages","model":"volume","tiers":[{"unitPrice":"1"}],"unitPrice":1} | charges[0].unitPrice   | does not belong to the model volume
            {"meter":"pages","model":"volume","tiers":[{"upTo":"5","unitPrice":"1"}]}    | charges[0].tiers[0].upTo | is 5; the last tier has none, so that there is a price for any quantity
            {"meter":"pages","model":"volume","tiers":[{"unitPrice":"1"},{"unitPrice":"1"}]} | charges[0].tiers[0].upTo | is missing; only the last tier is without it
            {"meter":"pages","model":"volume","tiers":[{"upTo":"0","unitPrice":"1"},{"unitPrice":"1"}]} | charges[0].tiers[0].upTo | is 0; more than 0 was expected
            {"meter":"pages","model":"graduated","tiers":[{"upTo":"5","unitPrice":"1"},{"upTo":"5.0","unitPrice":"1"},{"unitPrice":"1"}]} | charges[0].tiers[1].upTo | is 5; more than the 5 before it was expected
            {"meter":"pages","model":"graduated","tiers":[{}]}                           | charges[0].tiers[0].unitPrice | is missing; a decimal such as "0.10" was expected
            {"meter":"pages","model":"graduated","tiers":[{"unitPrice":"1","flatFee":"-2"}]} | charges[0].tiers[0].flatFee | is -2; 0 or more was expected
            {"meter":"pages","model":"graduated","tiers":[null]}                         | charges[0].tiers[0]    | is null; an object was expected
            null                                                                         | charges[0]             | is null; an object was expected
            {"meter":"pages","model":"package","packageSize":"0","packagePrice":"1"}     | charges[0].packageSize | is 0; more than 0 was expected
            {"meter":"pages","model":"package","packagePrice":"1"}                       | charges[0].packageSize | is missing; the model package needs it
            {"meter":"pages","model":"package","packageSize":"1"}                        | charges[0].packagePrice | is missing; the model package needs it
            {"meter":"pages","model":"package","packageSize":"1","packagePrice":"-1"}    | charges[0].packagePrice | is -1; 0 or more was expected
            {"meter":"pages","model":"per_unit","unitPrice":"1","volumeDiscount":[{"from":"1","percent":"100.1"}]} | charges[0].volumeDiscount[0].percent | is 100.1; a percentage from 0 to 100 was expected
            {"meter":"pages","model":"per_unit","unitPrice":"1","volumeDiscount":[{"from":"1","percent":"-1"}]} | charges[0].volumeDiscount[0].percent | is -1; a percentage from 0 to 100 was expected
            {"meter":"pages","model":"per_unit","unitPrice":"1","volumeDiscount":[{"percent":"1"}]} | charges[0].volumeDiscount[0].from | is missing; a decimal such as "0.10" was expected
            {"meter":"pages","model":"per_unit","unitPrice":"1","volumeDiscount":[{"from":"-1","percent":"1"}]} | charges[0].volumeDiscount[0].from | is -1; 0 or more was expected
            {"meter":"pages","model":"per_unit","unitPrice":"1","volumeDiscount":[{"from":"9","percent":"1"},{"from":"8","percent":"2"}]} | charges[0].volumeDiscount[1].from | is 8; more than the 9 before it was expected
            {"meter":"pages","model":"per_unit","unitPrice":"1"},{"meter":"pages","model":"per_unit","unitPrice":"2"} | charges[1].meter | is "pages" once more; one charge for each meter was expected
            {"meter":"pages","model":"per_unit","unitPrice":"1e999999999"}               | charges[0].unitPrice   | is 1E+999999999; at most 15 digits before the point and 12 after it were expected
            {"meter":"pages","model":"per_unit","unitPrice":"0.0000000000001"}           | charges[0].unitPrice   | is 1E-13; at most 15 digits before the point and 12 after it were expected
            """)
    void a_charge_that_makes_no_sense_is_named_with_its_value(String charges, String field, String message) {
        assertThat(faultsOfCharges(charges)).containsExactly(new FieldError(field, message));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var faults = read("""
                {"name":" ","currency":"XAU","recurringFee":"-1","minimum":"1e400",
                 "charges":[{"meter":"pages","model":"per_unit"},{"meter":"pages","model":"package","tiers":[{"upTo":"-3"}]}]}""").faults();
        assertThat(faults)
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder(
                        "name",
                        "currency",
                        "recurringFee",
                        "minimum",
                        "charges[0].unitPrice",
                        "charges[1].meter",
                        "charges[1].tiers",
                        "charges[1].packageSize",
                        "charges[1].packagePrice",
                        "charges[1].tiers[0].upTo",
                        "charges[1].tiers[0].upTo",
                        "charges[1].tiers[0].unitPrice");
    }

    @Test
    void a_name_has_at_most_200_characters() {
        var longest = new PlanTerms("x".repeat(200), "EUR", BigDecimal.ONE, null, List.of());
        var tooLong = new PlanTerms("x".repeat(201), "EUR", BigDecimal.ONE, null, List.of());
        assertThat(longest.faults()).isEmpty();
        assertThat(tooLong.faults())
                .containsExactly(new FieldError("name", "has 201 characters; at most 200 were expected"));
    }
}
