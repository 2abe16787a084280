package io.leporello.gateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leporello import}. */
@Command(
        name = "import",
        header = "Send usage events from a file into a running server.",
        description = {
            "",
            "Reads CloudEvents 1.0, one JSON object a line (NDJSON), a JSON array, or a single JSON object, of any"
                    + " length, and sends them in batches. What the server has already is a duplicate and changes nothing,"
                    + " so an import that was interrupted is simply run again.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./leporello import usage-2026-10.ndjson",
            "  zcat usage.ndjson.gz | ./leporello import - --url https://ledger.example.com",
            "",
            "Environment:",
            "  LEPORELLO_URL           the server; without it http://127.0.0.1:8080, or the port in SERVER_PORT",
            "  LEPORELLO_API_KEY       the API key; without it LEPORELLO_OPERATOR_KEY",
            "  LEPORELLO_JAVA_OPTIONS  more options for the Java process",
            "",
            "Exit codes: 0 everything is in the ledger, 1 something was rejected, 2 the call or the key is wrong,",
            "3 the server cannot be reached."
        })
final class ImportCommand implements Callable<Integer> {

    private static final int SERVER_BATCH_MAX = 10_000;

    private final Console console;
    private final Retry retry;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE|-", description = "The file with the events; - reads standard input.")
    private String file = "-";

    @Mixin
    private final ServerOptions server;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Events in one request, 1 to 10,000; ${DEFAULT-VALUE} by default.")
    private int batch = 1000;

    @Option(names = "--progress", description = "Show the progress bar even when standard error is no terminal.")
    private boolean progress;

    ImportCommand(Console console, Retry retry) {
        this.console = console;
        this.server = new ServerOptions(console);
        this.retry = retry;
    }

    @Override
    public Integer call() throws IOException {
        if (batch < 1 || batch > SERVER_BATCH_MAX) throw wrong("--batch is " + batch + ", it has to be 1 to 10,000.");
        var client = server.client();
        try (var input = new CountedInput(open())) {
            return send(client, input);
        }
    }

    private int send(LedgerClient client, CountedInput input) throws IOException {
        var run = new Import(client, retry, batch);
        var events = EventInput.open(input);
        try (var shown = shownProgress()) {
            run.send(events, input, shown);
        } catch (NoAnswer e) {
            return stopped(run, events, e, Exit.UNREACHABLE);
        } catch (ApiProblem e) {
            return stopped(run, events, e, e.keyIsWrong() ? Exit.USAGE : Exit.UNREACHABLE);
        }
        run.printSummary(console.out(), name(), events.placeName());
        return run.anyRejected() ? Exit.REJECTED : Exit.DONE;
    }

    private int stopped(Import run, EventReader events, RuntimeException reason, int exit) {
        console.err().println(reason.getMessage());
        if (run.anyAnswered()) {
            console.err().println("The import stopped; run it again, what is in the ledger already changes nothing.");
            run.printSummary(console.out(), name(), events.placeName());
        }
        return exit;
    }

    private Progress shownProgress() throws IOException {
        if (!progress && !console.errIsTerminal()) return Progress.none();
        return Progress.bar(
                isStandardInput() || !Files.isRegularFile(Path.of(file)) ? null : Files.size(Path.of(file)));
    }

    private InputStream open() throws IOException {
        if (isStandardInput()) return console.in();
        var path = Path.of(file);
        if (!Files.exists(path)) throw wrong("There is no file " + file + ".");
        if (Files.isDirectory(path) || !Files.isReadable(path)) throw wrong(file + " is not a file that can be read.");
        return Files.newInputStream(path);
    }

    private boolean isStandardInput() {
        return file.equals("-");
    }

    private String name() {
        return isStandardInput() ? "standard input" : file;
    }

    private ParameterException wrong(String message) {
        if (spec == null) throw new IllegalStateException("picocli sets the command before it calls it");
        return new ParameterException(spec.commandLine(), message);
    }
}
