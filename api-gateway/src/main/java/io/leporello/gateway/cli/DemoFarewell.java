package io.leporello.gateway.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where to look next, at the end of the demo. */
final class DemoFarewell {

    private static final String SIGN_IN = "curl -H \"Authorization: Bearer $LEPORELLO_OPERATOR_KEY\" ";

    private final Console console;
    private final URI server;
    private final Optional<String> newKey;
    private final Path log;

    /** @param newKey the operator key that the demo made up; empty when the caller brought one along, which is not shown */
    DemoFarewell(Console console, URI server, Optional<String> newKey, Path log) {
        this.console = console;
        this.server = server;
        this.newKey = newKey;
        this.log = log;
    }

    /** The server goes on. */
    void printRunning() {
        var out = console.out();
        title("Where to look next");
        line("The API, to try out", server + "/swagger-ui.html");
        line("Operator key", newKey.orElse("the one in LEPORELLO_OPERATOR_KEY"));
        line("Server log", log.toString());
        out.println();
        out.println("In another terminal:");
        newKey.ifPresent(key -> out.println("  export LEPORELLO_OPERATOR_KEY=" + key));
        printCalls();
        out.println();
        out.println("Stop with Ctrl-C; ./leporello serve continues on the same data.");
    }

    /** The server has done its work. */
    void printStopped() {
        var out = console.out();
        title("Where to look next");
        newKey.ifPresentOrElse(
                key -> out.println("  LEPORELLO_OPERATOR_KEY=" + key + " ./leporello serve"),
                () -> out.println("  ./leporello serve"));
        out.println("continues on the same data, with the same operator key. Then:");
        line("The API, to try out", server + "/swagger-ui.html");
        printCalls();
        out.println();
        line("Server log", log.toString());
    }

    private void printCalls() {
        var customer = server + "/v1/customers/demo-seitenweise";
        console.out().println("  " + SIGN_IN + "'" + customer + "/usage?from=2026-10-01&to=2026-11-01&by=day'");
        console.out().println("  " + SIGN_IN + "'" + customer + "/invoice-preview?period=2026-10'");
        console.out().println("  " + SIGN_IN + "'" + server + "/v1/history?customer=demo-seitenweise&limit=5'");
    }

    private void title(String title) {
        console.out().println();
        console.out().println(console.paint().strong(title));
    }

    private void line(String what, String where) {
        console.out().println("  " + what + " ".repeat(Math.max(1, 21 - what.length())) + where);
    }
}
