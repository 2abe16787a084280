package io.leporello.gateway.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Asks a server again that is busy or away for a moment. Usage events are idempotent, so asking again is always safe.
 * A server that has never answered is not waited for: it is most likely not running. Safe for many threads.
 */
final class Retry {

    /** Waits; a test only takes note. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** With the waits below: three quarters of a minute of patience for one call. */
    private static final int ATTEMPTS = 10;

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_ASKED_WAIT = Duration.ofMinutes(1);

    private final Pause pause;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicLong retries = new AtomicLong();

    Retry(Pause pause) {
        this.pause = pause;
    }

    static Retry sleeping() {
        return new Retry(time -> Thread.sleep(time.toMillis()));
    }

    /** How often something was asked again so far. */
    long retries() {
        return retries.get();
    }

    /** The answer of {@code call}; what the last attempt threw when none of them succeeded. */
    <T> T call(Supplier<T> call) {
        for (var attempt = 1; ; attempt++) {
            try {
                var answer = call.get();
                answered.set(true);
                return answer;
            } catch (NoAnswer e) {
                if (attempt == ATTEMPTS || (e.refused() && !answered.get())) throw e;
                waitFor(backoff(attempt), e);
            } catch (ApiProblem e) {
                answered.set(true);
                if (attempt == ATTEMPTS || !e.mayPass()) throw e;
                waitFor(e.retryAfter().map(Retry::bounded).orElse(backoff(attempt)), e);
            }
        }
    }

    private static Duration backoff(int attempt) {
        var wait = FIRST_WAIT.multipliedBy(1L << (attempt - 1));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) return Duration.ZERO;
        return asked.compareTo(LONGEST_ASKED_WAIT) < 0 ? asked : LONGEST_ASKED_WAIT;
    }

    private void waitFor(Duration time, RuntimeException reason) {
        retries.incrementAndGet();
        try {
            pause.of(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
