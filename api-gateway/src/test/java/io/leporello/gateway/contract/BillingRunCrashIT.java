package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.ChildServer;
import io.leporello.gateway.Http;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed in the middle of a billing run, twice, and goes on by itself where it was. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
@SuppressWarnings("try") // The resources are there to be closed.
class BillingRunCrashIT {

    private static final int CUSTOMERS = 120;

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void every_customer_gets_one_invoice_and_no_number_is_left_out() throws Exception {
        var server = started();
        try {
            var operator = Http.operator(server.port());
            setUp(operator, CUSTOMERS);
            assertThat(operator.post("/v1/billing-runs", "{\"id\":\"run\",\"period\":\"2025-10\"}")
                            .status())
                    .isEqualTo(202);
            killWhenIssued(server, 1);
            server = started();
            killWhenIssued(server, 40);
            server = started();
            assertEveryCustomerHasOneInvoice(Http.operator(server.port()));
        } finally {
            server.close();
        }
    }

    private ChildServer started() throws IOException {
        return ChildServer.started(directory.resolve("data"), "-XX:TieredStopAtLevel=1");
    }

    /** So many customers, customer-0 and so on, who pay a fee every month. */
    static void setUp(Http operator, int customers) {
        var plan = """
                {"id":"plan","name":"Plan","currency":"EUR","recurringFee":"10.00","charges":[]}""";
        assertThat(operator.post("/v1/price-plans", plan).status()).isEqualTo(201);
        IntStream.range(0, customers).forEach(number -> customer(operator, "customer-" + number));
    }

    private static void customer(Http operator, String id) {
        var customer = """
                {"id":"%s","name":"Customer %s","email":"bill@example.com",
                 "address":{"street":"Am Markt 1","postalCode":"20095","city":"Hamburg","country":"DE"}}""";
        assertThat(operator.post("/v1/customers", customer.formatted(id, id)).status())
                .isEqualTo(201);
        var contract = "{\"plan\":\"plan\",\"from\":\"2025-01-01\"}";
        assertThat(operator.send("PUT", "/v1/customers/" + id + "/contract", contract)
                        .status())
                .isEqualTo(200);
    }

    private static void killWhenIssued(ChildServer server, int invoices) throws InterruptedException {
        var operator = Http.operator(server.port());
        Eventually.isTrue(() -> run(operator, "issued") >= invoices);
        server.kill();
    }

    private static long run(Http operator, String figure) {
        return operator.get("/v1/billing-runs/run").json().path(figure).asLong();
    }

    private static void assertEveryCustomerHasOneInvoice(Http operator) {
        Eventually.isTrue(() -> operator.get("/v1/billing-runs/run")
                .json()
                .path("state")
                .asString()
                .equals("completed"));
        assertThat(run(operator, "issued")).isEqualTo(CUSTOMERS);
        assertThat(run(operator, "failed") + run(operator, "skipped")).isZero();
        var customers = new ArrayList<String>();
        var numbers = new ArrayList<String>();
        var invoices = operator.get("/v1/invoices?limit=1000&wait=10").json().path("items");
        invoices.forEach(invoice -> {
            customers.add(invoice.path("customer").asString());
            numbers.add(invoice.path("number").asString());
        });
        assertThat(customers).hasSize(CUSTOMERS).doesNotHaveDuplicates();
        var last = numbers.stream()
                .map(number -> Integer.valueOf(number.replaceAll(".*-", "")))
                .collect(Collectors.toSet());
        assertThat(last)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, CUSTOMERS).boxed().toList());
    }
}
