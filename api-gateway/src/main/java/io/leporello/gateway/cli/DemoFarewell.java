package io.leporello.gateway.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where to look next, at the end of the demo. */
final class DemoFarewell {

    private static final String SIGN_IN = "curl -H \"Authorization: Bearer $LEPORELLO_OPERATOR_KEY\" ";

    private final Console console;
    private final URI server;
    private final Optional<String> newKey;
    private final Path invoices;
    private final Path log;

    /**
     * @param newKey   the operator key that the demo made up; empty when the caller brought one along, which is not shown
     * @param invoices the folder with their documents
     */
    DemoFarewell(Console console, URI server, Optional<String> newKey, Path invoices, Path log) {
        this.console = console;
        this.server = server;
        this.newKey = newKey;
        this.invoices = invoices;
        this.log = log;
    }

    /** The server goes on. */
    void printRunning() {
        printPlaces();
        console.out().println("In another terminal:");
        printKey();
        printCalls();
        console.out().println();
        console.out().println("Stop with Ctrl-C; ./leporello serve continues on the same data.");
    }

    /** The server has done its work. */
    void printStopped() {
        printPlaces();
        console.out()
                .println("The server has stopped. Start it again on the same data, and ask it in another terminal:");
        printKey();
        console.out().println("  " + surroundings() + "./leporello serve");
        printCalls();
    }

    private void printPlaces() {
        console.out().println();
        console.out().println(console.paint().strong("Where to look next"));
        console.out().println("  The web pages        " + server + "/");
        console.out().println("  The API, to try out  " + server + "/swagger-ui.html");
        console.out().println("  Operator key         " + newKey.orElse("the one in LEPORELLO_OPERATOR_KEY"));
        console.out().println("  The invoices         " + invoices);
        console.out().println("  Server log           " + log);
        console.out().println();
    }

    private void printKey() {
        newKey.ifPresent(key -> console.out().println("  export LEPORELLO_OPERATOR_KEY=" + key));
    }

    /** What the caller set for this one call has to be said again for the next. */
    private String surroundings() {
        return Stream.of("LEPORELLO_DATA", "SERVER_PORT")
                .flatMap(name -> console.environment(name).map(value -> name + "=" + value + " ").stream())
                .collect(Collectors.joining());
    }

    private void printCalls() {
        var customer = server + "/v1/customers/demo-seitenweise";
        console.out().println("  " + SIGN_IN + "'" + customer + "/usage?from=2026-10-01&to=2026-11-01&by=day'");
        console.out().println("  " + SIGN_IN + "'" + customer + "/invoice-preview?period=2026-10'");
        console.out().println("  " + SIGN_IN + "'" + customer + "/invoices'");
        console.out().println("  " + SIGN_IN + "'" + server + "/v1/history?customer=demo-seitenweise&limit=5'");
    }
}
