package io.leporello.gateway.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server answered that it will not do it; the words are the server's problem document for people. */
final class ApiProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String words;
    private final @Nullable Duration retryAfter;

    /** @param retryAfter how long the server asks to wait; null when it says nothing about it */
    ApiProblem(int status, String words, @Nullable Duration retryAfter) {
        super(words);
        this.status = status;
        this.words = words;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    String words() {
        return words;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same call may succeed a little later. */
    boolean mayPass() {
        return status == 429 || status >= 500;
    }

    /** Whether the caller has to show another key. */
    boolean keyIsWrong() {
        return status == 401 || status == 403;
    }
}
