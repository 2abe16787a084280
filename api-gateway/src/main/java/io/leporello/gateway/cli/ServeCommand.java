package io.leporello.gateway.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code leporello serve}. */
@Command(
        name = "serve",
        header = "Run the server on the data already there.",
        description = {
            "",
            "Starts the ledger with everything it needs, by default an embedded PostgreSQL too, and runs until it is"
                    + " stopped (Ctrl-C). On Ctrl-C and on SIGTERM it finishes what it accepted.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./leporello serve",
            "  SERVER_PORT=9000 LEPORELLO_DATA=/var/lib/leporello ./leporello serve",
            "",
            "Environment:",
            "  SERVER_PORT                      where it listens on 127.0.0.1; 8080",
            "  LEPORELLO_DATA                   where it keeps everything; ./data",
            "  LEPORELLO_OPERATOR_KEY           an API key with the role OPERATOR",
            "  LEPORELLO_DATABASE_URL           an external PostgreSQL 15 or newer, as a JDBC address, with",
            "  LEPORELLO_DATABASE_USER,           its user",
            "  LEPORELLO_DATABASE_PASSWORD        and password",
            "  LEPORELLO_AXON_SERVER            host:8124 of an Axon Server as event store and message bus",
            "  LEPORELLO_ROLES                  the parts to run; account,usage,billing,gateway",
            "  LEPORELLO_LOG_FORMAT             ecs, gelf or logstash for logs in JSON",
            "  LEPORELLO_JAVA_OPTIONS           more options for the Java process, such as -Xmx2g"
        })
final class ServeCommand implements Callable<Integer> {

    private final Console console;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var server = RunningServer.start()) {
            server.awaitStop();
            return Exit.DONE;
        } catch (RuntimeException e) {
            console.err().println(StartFailure.words(e));
            return Exit.REJECTED;
        }
    }
}
