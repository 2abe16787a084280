package io.leporello.gateway.cli;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which running server a command speaks to, and as whom. */
final class ServerOptions {

    private final Console console;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--url", paramLabel = "URL", description = "Address of the server; see LEPORELLO_URL.")
    private @Nullable String url;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "API key; better in LEPORELLO_API_KEY, where other users of this machine cannot see it.")
    private @Nullable String key;

    ServerOptions(Console console) {
        this.console = console;
    }

    LedgerClient client() {
        return new LedgerClient(server(), key());
    }

    private String key() {
        if (key != null) return key.strip();
        return console.environment("LEPORELLO_API_KEY")
                .or(() -> console.environment("LEPORELLO_OPERATOR_KEY"))
                .orElse("")
                .strip();
    }

    private URI server() {
        var text = url != null ? url : console.environment("LEPORELLO_URL").orElseGet(this::localServer);
        try {
            var server = new URI(text);
            var http = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
            if (http && server.getHost() != null) return server;
        } catch (URISyntaxException e) {
            throw wrong(text + " is no web address: " + e.getReason() + ".");
        }
        throw wrong(text + " is no web address; it looks like http://127.0.0.1:8080.");
    }

    private String localServer() {
        return "http://127.0.0.1:" + console.environment("SERVER_PORT").orElse("8080");
    }

    private ParameterException wrong(String message) {
        if (spec == null) throw new IllegalStateException("picocli sets the command before it calls it");
        return new ParameterException(spec.commandLine(), message);
    }
}
