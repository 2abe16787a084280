package io.leporello.gateway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code leporello replay}. */
@Command(
        name = "replay",
        header = "Compute every invoice of a month again from the events, and compare.",
        description = {
            "",
            "Each invoice, credit note and correction is recomputed from the single events as they were known when it was"
                    + " issued, and compared line by line with what was issued. Nothing is changed.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./leporello replay --period 2026-10",
            "",
            "Environment:",
            "  LEPORELLO_URL           the server; without it http://127.0.0.1:8080, or the port in SERVER_PORT",
            "  LEPORELLO_API_KEY       the API key; without it LEPORELLO_OPERATOR_KEY",
            "  LEPORELLO_JAVA_OPTIONS  more options for the Java process",
            "",
            "Exit codes: 0 all are identical, 1 some differ, 2 the call or the key is wrong, 3 the server cannot be reached."
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int PAGE = 1_000;
    private static final int IDENTICAL_SHOWN = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Replayed(JsonNode document, JsonNode verdict) {

        boolean identical() {
            return verdict.path("identical").asBoolean();
        }

        String number() {
            return document.path("number").asString();
        }
    }

    private final Console console;
    private final Retry retry;

    @Mixin
    private final PeriodOption period = new PeriodOption();

    @Mixin
    private final ServerOptions server;

    ReplayCommand(Console console, Retry retry) {
        this.console = console;
        this.retry = retry;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        var month = period.month().toString();
        var client = server.client();
        try {
            var replayed = replayed(client, documents(client, month));
            print(replayed, month);
            return replayed.stream().allMatch(Replayed::identical) ? Exit.DONE : Exit.REJECTED;
        } catch (NoAnswer | ApiProblem e) {
            console.err().println(e.getMessage());
            return Exit.of(e);
        }
    }

    private List<JsonNode> documents(LedgerClient client, String month) {
        var documents = new ArrayList<JsonNode>();
        var path = "/v1/invoices?wait=10&limit=" + PAGE + "&period=" + month;
        for (var after = ""; ; ) {
            var from = after;
            var page = retry.call(() -> client.get(path + from));
            page.path("items").forEach(documents::add);
            if (!page.path("next").isString()) return documents;
            after = "&after=" + page.path("next").asString();
        }
    }

    private List<Replayed> replayed(LedgerClient client, List<JsonNode> documents) {
        var replayed = new ArrayList<Replayed>();
        try (var steps = Steps.shown(console.errIsTerminal(), "Replaying", " invoices")) {
            for (var document : documents) {
                var path = "/v1/invoices/" + document.path("number").asString() + "/replay";
                replayed.add(new Replayed(document, retry.call(() -> client.post(path, JSON.createObjectNode()))));
                steps.reached(replayed.size(), documents.size());
            }
        }
        return replayed;
    }

    private void print(List<Replayed> replayed, String month) {
        var out = console.out();
        var paint = console.paint();
        if (replayed.isEmpty()) {
            out.println("No invoice was issued for " + month + ".");
            return;
        }
        var different = replayed.stream().filter(each -> !each.identical()).toList();
        var table = new Table(paint)
                .text("Invoice")
                .text("Customer")
                .number("Gross")
                .number("Position")
                .text("Replay");
        replayed.stream()
                .filter(each -> replayed.size() <= IDENTICAL_SHOWN || !each.identical())
                .forEach(each -> table.row(cells(each)));
        table.lines().forEach(out::println);
        different.forEach(this::printDifferences);
        var identical = Figures.of(replayed.size() - different.size());
        out.println(
                different.isEmpty()
                        ? paint.good("All " + identical + " documents of " + month + " come out identical.")
                        : paint.bad(Figures.of(different.size()) + " of " + Figures.of(replayed.size())
                                + " documents of " + month + " come out different."));
    }

    private static String[] cells(Replayed each) {
        return new String[] {
            each.number(),
            each.document().path("customer").asString(),
            Figures.of(each.document().path("gross").asDecimal()) + " "
                    + each.document().path("currency").asString(),
            Figures.of(each.verdict().path("position").asLong()),
            each.identical() ? "identical" : "different"
        };
    }

    private void printDifferences(Replayed each) {
        for (var difference : each.verdict().path("differences"))
            console.out()
                    .println(
                            each.number() + " · line " + difference.path("line").asString("–") + " · "
                                    + difference.path("field").asString() + " issued "
                                    + difference.path("issued").asString("–") + ", recomputed "
                                    + difference.path("recomputed").asString("–") + " · "
                                    + difference.path("cause").asString(""));
    }
}
