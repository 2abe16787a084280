package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.event;
import static io.leporello.gateway.contract.Story.ok;
import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.plan;
import static io.leporello.gateway.contract.Story.used;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is a fold of the ledger: thrown away and folded again it is the same. */
@ExtendWith(RunningLedger.class)
class ReplayIT {

    private final String reseller = Story.customer();
    private final String customer = Story.customer("{\"reseller\":\"" + reseller + "\"}");
    private final String plan = plan(PricesIT.PAGES_2026);

    private void aLife() {
        Story.contract(customer, plan, "{\"from\":\"2025-01-01\"}");
        used(customer, "2025-10-03T12:00:00Z", "{\"pages\":4000,\"user\":\"" + Story.user(customer) + "\"}");
        var amended = Story.id("event");
        var voided = Story.id("event");
        ok(Story.send(
                event(customer, amended, "2025-10-03T12:00:00Z", "{\"pages\":5}"),
                event(customer, voided, "2025-10-04T12:00:00Z", "{\"pages\":7,\"credits\":\"0.5\"}"),
                event(customer, Story.id("event"), "2025-10-05T12:00:00Z", "{\"pages\":7,\"credits\":\"0.1\"}")));
        correct(amended, "\"action\":\"amend\",\"data\":{\"pages\":6,\"product\":\"ocr\"}");
        correct(voided, "\"action\":\"void\"");
        Story.created(operator()
                .post(
                        "/v1/customers/" + customer + "/credit-purchases",
                        "{\"credits\":\"0.25\",\"price\":\"1\",\"from\":\"2025-10-01\"}"));
        plan(plan, "{\"effectiveFrom\":\"2025-10-04\"," + PricesIT.DEAR.substring(1));
        ok(operator().send("PATCH", "/v1/customers/" + customer, "{\"email\":\"a@example.com\"}"));
        ok(operator().post("/v1/customers/" + customer + "/close", "{\"from\":\"2025-12-01\"}"));
        operator().post("/v1/customers/" + customer + "/api-keys", "{\"name\":\"k\",\"scopes\":[\"usage:read\"]}");
    }

    private static void correct(String id, String rest) {
        ok(operator()
                .post(
                        "/v1/usage-corrections",
                        "{\"source\":\"/test\",\"id\":\"" + id + "\",\"reason\":\"r\"," + rest + "}"));
    }

    private Map<String, String> everythingThatIsRead() {
        var read = new LinkedHashMap<String, String>();
        for (var path : List.of(
                "/v1/customers?limit=1000",
                "/v1/customers/" + customer,
                "/v1/customers/" + customer + "/contracts",
                "/v1/customers/" + customer + "/api-keys",
                "/v1/price-plans?limit=1000",
                "/v1/credit-schedules?limit=1000",
                "/v1/customers/" + customer + "/credit-purchases",
                "/v1/customers/" + customer + "/credits?on=2025-10-31",
                "/v1/customers/" + customer + "/usage?from=2025-10-01&to=2025-11-01&by=hour",
                "/v1/customers/" + customer + "/usage?from=2025-10-01&to=2025-11-01&group=user",
                "/v1/customers/" + customer + "/usage?from=2025-10-01&to=2025-11-01&group=product",
                "/v1/resellers/" + reseller + "/usage?from=2025-10-01&to=2025-11-01",
                "/v1/customers/" + customer + "/invoice-preview?period=2025-10"))
            read.put(path, Story.read(path).toString());
        return read;
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing", "account.customers", "account.plans", "account.contracts", "account.api-keys"})
    void a_projection_that_is_folded_again_reads_the_same(String name) {
        aLife();
        var before = everythingThatIsRead();
        foldAgain(name);
        assertThat(everythingThatIsRead()).isEqualTo(before);
    }

    @Test
    void a_statement_of_an_old_position_is_the_same_after_folding_again() {
        aLife();
        var first = used(customer, "2025-10-05T12:00:00Z", "{\"pages\":1}")
                .path("position")
                .asLong();
        var path = "/v1/customers/" + customer + "/invoice-preview?period=2025-10&asOf=" + first;
        var before = Story.read(path);
        used(customer, "2025-10-05T12:00:00Z", "{\"pages\":1000}");
        foldAgain("billing");
        assertThat(Story.read(path)).isEqualTo(before);
    }

    private static void foldAgain(String name) {
        var processor = RunningLedger.application()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(name, TrackingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        processor.start();
    }
}
