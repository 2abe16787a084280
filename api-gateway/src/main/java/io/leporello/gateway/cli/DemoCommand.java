package io.leporello.gateway.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leporello demo}. */
@Command(
        name = "demo",
        header = "See what 1,125 real documents cost three customers, two of them a reseller's, on three price plans.",
        description = {
            "",
            "Starts the server, sets up a reseller, three customers and people in every role, sends it one usage event per"
                    + " document over HTTP, prints usage and draft invoices of October 2026, issues them, writes their PDF and"
                    + " XML, prints how the people sign in, and leaves the server running. Running it again changes"
                    + " nothing.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./leporello demo",
            "  LEPORELLO_DATA=/tmp/try SERVER_PORT=9000 ./leporello demo --exit",
            "",
            "Environment:",
            "  SERVER_PORT             where it listens on 127.0.0.1; 8080",
            "  LEPORELLO_DATA          where it keeps everything; ./data, invoices in invoices there, its log in logs",
            "  LEPORELLO_OPERATOR_KEY  an API key with the role OPERATOR; without it the demo makes one up and prints it",
            "  NO_COLOR                set to anything for plain text",
            "  LEPORELLO_JAVA_OPTIONS  more options for the Java process",
            "",
            "What ./leporello serve --help lists besides works too."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String INVOICES = "invoices";

    private final Console console;

    @Option(names = "--exit", description = "Stop the server and end after printing.")
    private boolean exit;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var given = console.environment("LEPORELLO_OPERATOR_KEY");
        return run(given.orElseGet(DemoCommand::newKey), given.isEmpty());
    }

    private int run(String key, boolean keyIsNew) throws InterruptedException {
        var data = Path.of(console.environment("LEPORELLO_DATA").orElse("data"))
                .toAbsolutePath()
                .normalize();
        var log = data.resolve("logs").resolve("leporello.log");
        console.out().println("Starting Leporello on " + data + " …");
        var started = System.nanoTime();
        RunningServer server;
        try {
            server = RunningServer.startQuietly(log, key);
        } catch (RuntimeException e) {
            return failed(StartFailure.words(e), log);
        }
        try (server) {
            var time = Duration.ofNanos(System.nanoTime() - started);
            console.out().println("Started in " + Figures.seconds(time) + ".");
            var shownKey = keyIsNew ? Optional.of(key) : Optional.<String>empty();
            var farewell = new DemoFarewell(console, server.address(), shownKey, data.resolve(INVOICES), log);
            return show(server, key, data, farewell);
        } catch (ApiProblem | NoAnswer e) {
            return failed(e.getMessage(), log);
        }
    }

    private int failed(@Nullable String why, Path log) {
        console.err().println(why);
        console.err().println("The server's log is " + log);
        return Exit.REJECTED;
    }

    private int show(RunningServer server, String key, Path data, DemoFarewell farewell) throws InterruptedException {
        var client = new LedgerClient(server.address(), key);
        var report = new DemoReport(console);
        var password = DemoPassword.in(data);
        var right = new DemoRun(client, Retry.sleeping(), report, password, data.resolve(INVOICES)).run();
        if (exit || !right) {
            farewell.printStopped();
            return right ? Exit.DONE : Exit.REJECTED;
        }
        farewell.printRunning();
        server.awaitStop();
        return Exit.DONE;
    }

    private static String newKey() {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        return "demo-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
