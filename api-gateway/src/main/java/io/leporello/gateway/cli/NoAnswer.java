package io.leporello.gateway.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;

/** No server answered: nothing listens there, the connection broke, or the answer did not come in time. */
final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean refused;

    NoAnswer(URI server, IOException cause) {
        super(words(server, cause), cause);
        this.refused = cause instanceof ConnectException;
    }

    private static String words(URI server, IOException cause) {
        if (cause instanceof ConnectException)
            return "No Leporello answers at " + server + "; start one with ./leporello serve.";
        return "The connection to " + server + " was lost (" + cause + ").";
    }

    /** Whether the connection could not even be opened. */
    boolean refused() {
        return refused;
    }
}
