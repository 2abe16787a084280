package io.leporello.account.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.event.EventJson;
import io.leporello.refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ContractTermsTest {

    private static final JsonMapper JSON = mapper();

    private static final PlanTerms PLAN = new PlanTerms(
            "Standard",
            "EUR",
            new BigDecimal("49"),
            new BigDecimal("100"),
            List.of(perUnit("pages", "0.10"), perUnit("credits", "0.02")));

    private static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        EventJson.configure(builder);
        return builder.build();
    }

    private static ContractTerms read(String json) {
        return JSON.readValue(json, ContractTerms.class);
    }

    private static ChargeTerms perUnit(String meter, String price) {
        return new ChargeTerms(meter, "per_unit", null, new BigDecimal(price), List.of(), null, null, List.of(), null);
    }

    @Test
    void a_contract_without_extras_leaves_the_plan_as_it_is() {
        var contract = read("{\"plan\":\"standard\",\"from\":\"2026-10-01\"}");
        assertThat(contract.faults()).isEmpty();
        assertThat(contract.billTo()).isEqualTo("CUSTOMER");
        assertThat(contract.appliedTo(PLAN)).isEqualTo(PLAN);
        assertThat(read(JSON.writeValueAsString(contract))).isEqualTo(contract);
    }

    @Test
    void individual_prices_take_the_place_of_the_plans() {
        var contract = read("""
                {"plan":"standard","from":"2026-10-01","discountPercent":"10","minimum":"0","billTo":"RESELLER",
                 "overrides":{"recurringFee":"19.00","charges":[
                   {"meter":"documents","model":"per_unit","unitPrice":"1"},
                   {"meter":"pages","model":"per_unit","unitPrice":"0.07"}]}}""");
        assertThat(contract.faults()).isEmpty();
        assertThat(contract.appliedTo(PLAN))
                .isEqualTo(new PlanTerms(
                        "Standard",
                        "EUR",
                        new BigDecimal("19"),
                        BigDecimal.ZERO,
                        List.of(perUnit("pages", "0.07"), perUnit("credits", "0.02"), perUnit("documents", "1"))));
        assertThat(read(JSON.writeValueAsString(contract))).isEqualTo(contract);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var contract = read("""
                {"discountPercent":"101","minimum":"-1","billTo":"reseller",
                 "overrides":{"recurringFee":"-2","charges":[{"meter":"pages","model":"per_unit"},null]}}""");
        assertThat(contract.faults())
                .containsExactlyInAnyOrder(
                        new FieldError("plan", "is missing; the id of a price plan was expected"),
                        new FieldError("from", "is missing; the contract's first day such as 2026-10-01 was expected"),
                        new FieldError("discountPercent", "is 101; a percentage from 0 to 100 was expected"),
                        new FieldError("minimum", "is -1; 0 or more was expected"),
                        new FieldError("billTo", "is \"reseller\"; one of CUSTOMER, RESELLER was expected"),
                        new FieldError("overrides.recurringFee", "is -2; 0 or more was expected"),
                        new FieldError("overrides.charges[0].unitPrice", "is missing; the model per_unit needs it"),
                        new FieldError("overrides.charges[1]", "is null; an object was expected"));
    }

    @Test
    void the_same_contract_is_equal_whatever_its_zeros() {
        var one = read("{\"plan\":\"p\",\"from\":\"2026-10-01\",\"discountPercent\":\"10.0\",\"overrides\":{}}");
        var other = read("{\"plan\":\"p\",\"from\":\"2026-10-01\",\"discountPercent\":10,\"billTo\":\"CUSTOMER\"}");
        assertThat(one).isEqualTo(other);
    }
}
