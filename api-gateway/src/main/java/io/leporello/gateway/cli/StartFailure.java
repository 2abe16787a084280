package io.leporello.gateway.cli;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the server did not start. */
final class StartFailure {

    private StartFailure() {}

    static String words(RuntimeException failure) {
        return portInUse(failure).orElseGet(() -> "The server did not start: " + rootMessage(failure));
    }

    private static Optional<String> portInUse(Throwable failure) {
        return causes(failure)
                .filter(PortInUseException.class::isInstance)
                .map(PortInUseException.class::cast)
                .map(e -> "Port " + e.getPort() + " is taken by another program; set SERVER_PORT to a free one.")
                .findFirst();
    }

    private static String rootMessage(Throwable failure) {
        var root = causes(failure).reduce(failure, (above, below) -> below);
        var message = root.getMessage();
        return message == null ? root.toString() : message;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
