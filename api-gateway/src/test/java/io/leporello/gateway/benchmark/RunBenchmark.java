package io.leporello.gateway.benchmark;

import io.leporello.gateway.ChildServer;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;

/** A billing run over very many customers with two lines each, on one machine that also sent their usage. */
final class RunBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("customers.of.run", 10_000);
    private static final int CLIENTS = 8;
    private static final int BATCH = 1_000;
    /** Seldom, since a look at a run costs the server as much as some invoices. */
    private static final int LOOK_AGAIN_MILLIS = 500;

    private static final String PLAN = """
            {"id":"plan","name":"Plan","currency":"EUR","charges":[
              {"meter":"pages","model":"per_unit","unitPrice":"0.10"},
              {"meter":"documents","model":"per_unit","unitPrice":"0.50"}]}""";

    private final Path data;
    private final Path jar;
    private final Figures figures;

    RunBenchmark(Path folder, Path jar, Figures figures) {
        this.data = folder.resolve("data");
        this.jar = jar;
        this.figures = figures;
    }

    void run() throws Exception {
        try (var server = ChildServer.ofJar(jar, data)) {
            var operator = Http.operator(server.port());
            fill(operator);
            figures.add("run.customers", "customers of a billing run", BigDecimal.valueOf(CUSTOMERS));
            figures.add("run.before.megabytes", "resident memory before it, MB", Resident.megabytes(server.pid()));
            bill(operator, server.pid());
            figures.add("run.after.megabytes", "resident memory after it, MB", Resident.megabytes(server.pid()));
        }
    }

    private static void fill(Http operator) throws Exception {
        Calls.post(operator, 201, "/v1/price-plans", PLAN);
        Calls.each(CUSTOMERS, number -> customer(operator, "customer-" + number));
        Load.of(RunBenchmark::event, 0, CUSTOMERS, Math.min(BATCH, CUSTOMERS))
                .send(operator.port(), GatewaySlice.OPERATOR_KEY, CLIENTS);
        Calls.awaitRows(operator);
    }

    private static void customer(Http operator, String id) {
        Calls.post(operator, 201, "/v1/customers", """
                {"id":"%s","name":"Customer %s","email":"bill@example.com",
                 "address":{"street":"Am Markt 1","postalCode":"20095","city":"Hamburg","country":"DE"}}""".formatted(id, id));
        Calls.put(operator, "/v1/customers/" + id + "/contract", "{\"plan\":\"plan\",\"from\":\"2025-01-01\"}");
    }

    private static String event(int number) {
        return """
                {"specversion":"1.0","id":"0f1c7a52-9f3e-4d6b-8c1d-%012d","source":"/pipelines/ocr","type":"document.processed",\
                "subject":"customer-%d","time":"2025-10-15T12:00:00Z","data":{"documents":2,"pages":%d}}""".formatted(number, number, 1 + number % 20);
    }

    private void bill(Http operator, long pid) throws Exception {
        var begin = System.nanoTime();
        Calls.post(operator, 202, "/v1/billing-runs", "{\"id\":\"run\",\"period\":\"2025-10\"}");
        awaitIssued(operator, CUSTOMERS / 2);
        figures.add("run.half.megabytes", "resident memory in its middle, MB", Resident.megabytes(pid));
        awaitIssued(operator, CUSTOMERS);
        var millis = (System.nanoTime() - begin) / 1_000_000;
        figures.add(
                "run.invoices_per_second",
                "invoices issued with their documents, a second",
                BigDecimal.valueOf(CUSTOMERS * 1_000L).divide(BigDecimal.valueOf(millis), 0, RoundingMode.HALF_UP));
        refuseGaps(operator);
    }

    private static void awaitIssued(Http operator, int invoices) throws InterruptedException {
        while (true) {
            var run = Calls.get(operator, "/v1/billing-runs/run");
            if (run.path("failed").asInt() + run.path("skipped").asInt() > 0)
                throw new IllegalStateException(run.toString());
            if (run.path("issued").asInt() >= invoices) return;
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /** A fast run that leaves a customer or a number out is none. */
    private static void refuseGaps(Http operator) {
        Calls.awaitRows(operator);
        var customers = new HashSet<String>();
        var numbers = new BitSet();
        for (var after = ""; after != null; ) {
            var page = Calls.get(operator, "/v1/invoices?limit=1000" + after);
            page.path("items").forEach(invoice -> {
                customers.add(invoice.path("customer").asString());
                numbers.set(Integer.parseInt(invoice.path("number").asString().replaceAll(".*-", "")));
            });
            after = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asString();
        }
        if (customers.size() != CUSTOMERS || numbers.nextClearBit(1) != CUSTOMERS + 1)
            throw new IllegalStateException(customers.size() + " customers have invoices, numbered " + numbers);
    }
}
