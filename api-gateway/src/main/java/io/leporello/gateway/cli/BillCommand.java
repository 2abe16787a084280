package io.leporello.gateway.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code leporello bill}. */
@Command(
        name = "bill",
        header = "Issue the invoices of a month for every customer.",
        description = {
            "",
            "Starts a billing run in a running server and watches it. A customer whose month is invoiced already is"
                    + " passed over, so the same command again changes nothing; one that cannot be invoiced is named and"
                    + " does not stop the rest. The run goes on in the server when this command is interrupted.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./leporello bill --period 2026-10",
            "  ./leporello bill --period 2026-10 --reseller demo-reseller",
            "",
            "Environment:",
            "  LEPORELLO_URL           the server; without it http://127.0.0.1:8080, or the port in SERVER_PORT",
            "  LEPORELLO_API_KEY       the API key; without it LEPORELLO_OPERATOR_KEY",
            "  LEPORELLO_JAVA_OPTIONS  more options for the Java process",
            "",
            "Exit codes: 0 every customer has an invoice or needs none, 1 some failed, 2 the call or the key is wrong,",
            "3 the server cannot be reached."
        })
final class BillCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Console console;
    private final Retry retry;

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Option(names = "--reseller", paramLabel = "ID", description = "Only the customers of this reseller.")
    private @Nullable String reseller;

    @Mixin
    private final ServerOptions server;

    BillCommand(Console console, Retry retry) {
        this.console = console;
        this.retry = retry;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        var month = period.month().toString();
        var client = server.client();
        try {
            var started = System.nanoTime();
            var run = watched(client, started(client, month));
            print(run, month, Duration.ofNanos(System.nanoTime() - started));
            return run.path("failed").asLong() == 0 ? Exit.DONE : Exit.REJECTED;
        } catch (NoAnswer | ApiProblem e) {
            console.err().println(e.getMessage());
            return Exit.of(e);
        }
    }

    private JsonNode started(LedgerClient client, String month) {
        var body = JSON.createObjectNode().put("period", month);
        if (reseller != null) body.put("reseller", reseller);
        return retry.call(() -> client.post("/v1/billing-runs", body));
    }

    private JsonNode watched(LedgerClient client, JsonNode started) throws InterruptedException {
        var path = "/v1/billing-runs/" + started.path("id").asString() + "?wait=10";
        try (var steps = Steps.shown(console.errIsTerminal(), "Billing", " customers")) {
            while (true) {
                var run = retry.call(() -> client.get(path));
                steps.reached(run.path("done").asLong(), run.path("total").asLong());
                if (run.path("state").asString().equals("completed")) return run;
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        }
    }

    private void print(JsonNode run, String month, Duration time) {
        var out = console.out();
        out.println("Billing run of " + month + ", "
                + Figures.of(run.path("total").asLong()) + " customers in " + Figures.seconds(time));
        out.println("  issued   " + Figures.of(run.path("issued").asLong()));
        out.println("  skipped  " + Figures.of(run.path("skipped").asLong())
                + "  (invoiced before, or nothing to invoice)");
        out.println("  failed   " + Figures.of(run.path("failed").asLong()));
        for (var total : run.path("totals"))
            out.println("  gross    " + Figures.of(total.path("gross").asDecimal()) + " "
                    + total.path("currency").asString());
        for (var failure : run.path("failures"))
            out.println(console.paint()
                    .bad("Failed: " + failure.path("customer").asString() + " · "
                            + failure.path("detail").asString()));
    }
}
