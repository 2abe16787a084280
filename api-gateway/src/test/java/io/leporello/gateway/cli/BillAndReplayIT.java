package io.leporello.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.contract.RunningLedger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finance closes a month on the command line, and proves it. */
@ExtendWith(RunningLedger.class)
class BillAndReplayIT {

    private static final String RESELLER = "bill-and-replay";

    private static TestConsole run(String... arguments) {
        var console = new TestConsole(
                "",
                Map.of(
                        "LEPORELLO_URL",
                        "http://127.0.0.1:" + RunningLedger.port(),
                        "LEPORELLO_OPERATOR_KEY",
                        GatewaySlice.OPERATOR_KEY));
        assertThat(console.run(arguments))
                .as(() -> console.out() + console.err())
                .isZero();
        return console;
    }

    private static void send(String method, String path, String body) {
        assertThat(Http.operator(RunningLedger.port()).send(method, path, body).status())
                .isBetween(200, 201);
    }

    @Test
    void a_month_is_billed_billed_again_and_replayed() {
        send("POST", "/v1/customers", "{\"id\":\"%s\",\"name\":\"Reseller\"}".formatted(RESELLER));
        send(
                "POST",
                "/v1/price-plans",
                "{\"id\":\"%s\",\"name\":\"Plan\",\"currency\":\"EUR\",\"recurringFee\":\"1234.50\",\"charges\":[]}"
                        .formatted(RESELLER));
        for (var customer : new String[] {"first", "second"}) {
            var id = RESELLER + "-" + customer;
            send("POST", "/v1/customers", """
                    {"id":"%s","name":"%s","reseller":"%s","email":"bill@example.com",
                     "address":{"street":"Am Markt 1","postalCode":"20095","city":"Hamburg","country":"DE"}}""".formatted(id, customer, RESELLER));
            send(
                    "PUT",
                    "/v1/customers/" + id + "/contract",
                    "{\"plan\":\"%s\",\"from\":\"2024-01-01\"}".formatted(RESELLER));
        }

        assertThat(run("bill", "--period", "2024-02", "--reseller", RESELLER).out())
                .contains("Billing run of 2024-02, 2 customers")
                .contains("issued   2")
                .contains("gross    2,938.12 EUR");
        assertThat(run("bill", "--period", "2024-02", "--reseller", RESELLER).out())
                .contains("issued   0")
                .contains("skipped  2");
        assertThat(run("replay", "--period", "2024-02").out())
                .contains(RESELLER + "-first")
                .contains("1,469.06 EUR")
                .contains("identical")
                .contains("All 2 documents of 2024-02 come out identical.");
    }

    @Test
    void a_month_that_is_none_is_explained() {
        var console = TestConsole.empty();
        assertThat(console.run("bill", "--period", "October")).isEqualTo(2);
        assertThat(console.err()).contains("--period is October, a month such as 2026-10 was expected.");
    }
}
