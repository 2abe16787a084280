package io.leporello.gateway.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code leporello rebuild}. */
@Command(
        name = "rebuild",
        header = "Make rows of a read model again from the events.",
        description = {
            "",
            "Folds the ledger from its first event on into fresh tables of a running server, which goes on reading the old"
                    + " ones until the new ones take their places, in one transaction. It goes on in the server when this"
                    + " command is interrupted. A rebuild that was killed changed nothing, and can be started again.",
            "",
            "  totals     sums of usage by quarter of an hour and by day: dashboards, statements",
            "  entries    one row for each fact of usage, which the totals are sums of",
            "  prices     customers, plans and contracts as statements know them",
            "  credits    credit schedules and prepaid packs",
            "  invoices   documents, their lines and payments",
            "  runs       billing runs",
            "  customers, users, plans, contracts, api-keys",
            "             what lists and pages of accounts show",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./leporello rebuild totals",
            "  ./leporello rebuild entries totals",
            "",
            "Environment:",
            "  LEPORELLO_URL           the server; without it http://127.0.0.1:8080, or the port in SERVER_PORT",
            "  LEPORELLO_API_KEY       the API key; without it LEPORELLO_OPERATOR_KEY",
            "  LEPORELLO_JAVA_OPTIONS  more options for the Java process",
            "",
            "Exit codes: 0 all are rebuilt, 1 one was not, 2 the call or the key is wrong, 3 the server cannot be reached."
        })
final class RebuildCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Console console;
    private final Retry retry;

    @Parameters(arity = "1..*", paramLabel = "PROJECTION", description = "Which to rebuild, one after the other.")
    private List<String> projections = List.of();

    @Mixin
    private final ServerOptions server;

    RebuildCommand(Console console, Retry retry) {
        this.console = console;
        this.retry = retry;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        var client = server.client();
        try {
            for (var projection : projections) {
                var rebuilt = rebuilt(client, projection);
                print(rebuilt);
                if (!state(rebuilt).equals("DONE")) return Exit.REJECTED;
            }
            return Exit.DONE;
        } catch (NoAnswer | ApiProblem e) {
            console.err().println(e.getMessage());
            return Exit.of(e);
        }
    }

    /** Not sent again by itself: when an answer was lost the rebuild runs, and the second call would be refused. */
    private JsonNode rebuilt(LedgerClient client, String projection) throws InterruptedException {
        var path = "/v1/projections/" + projection + "/rebuild";
        var rebuild = client.post(path, JSON.createObjectNode());
        try (var steps = Steps.shown(console.errIsTerminal(), "Rebuilding " + projection, " events")) {
            while (state(rebuild).equals("RUNNING")) {
                Thread.sleep(LOOK_AGAIN.toMillis());
                rebuild = retry.call(() -> client.get(path));
                steps.reached(
                        rebuild.path("position").asLong(), rebuild.path("goal").asLong());
            }
        }
        return rebuild;
    }

    private static String state(JsonNode rebuild) {
        return rebuild.path("state").asString();
    }

    private void print(JsonNode rebuild) {
        var projection = rebuild.path("projection").asString();
        if (!state(rebuild).equals("DONE")) {
            console.err()
                    .println("The projection " + projection + " was not rebuilt, its old rows stay: "
                            + rebuild.path("failure").asString("the server ended meanwhile"));
            return;
        }
        var time = Duration.between(instant(rebuild, "startedAt"), instant(rebuild, "finishedAt"));
        var position = rebuild.path("position").asLong();
        console.out()
                .println("Rebuilt " + projection + " up to position " + Figures.of(position) + " in "
                        + Figures.seconds(time) + ", " + Figures.perSecond(position, time));
    }

    private static Instant instant(JsonNode rebuild, String name) {
        return Instant.parse(rebuild.path(name).asString());
    }
}
