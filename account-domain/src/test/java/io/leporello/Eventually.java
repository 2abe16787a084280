package io.leporello;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** How tests wait for what comes sooner or later. */
public final class Eventually {

    /** Only a test that fails takes so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What comes at once is seen at once, and what takes long is not held up by questions. */
    private static final int MILLIS_BETWEEN_MAX = 50;

    private Eventually() {}

    private static ConditionFactory waiting(Duration atMost) {
        return Awaitility.await()
                .atMost(atMost)
                .pollDelay(Duration.ZERO)
                .pollInterval((asked, before) -> Duration.ofMillis(Math.min(asked + 1, MILLIS_BETWEEN_MAX)));
    }

    /** Fails when the condition is never true within a minute and a half, which is no promise of how soon it is. */
    public static void isTrue(Callable<Boolean> condition) {
        isTrueWithin(PATIENCE, condition);
    }

    /** The same where it is a promise how soon. */
    public static void isTrueWithin(Duration atMost, Callable<Boolean> condition) {
        waiting(atMost).until(condition);
    }

    /** @param meanwhile has to hold all the time before, or the wait ends with what it says */
    public static void isTrue(Callable<Boolean> condition, ThrowingRunnable meanwhile) {
        waiting(PATIENCE).failFast(meanwhile).until(condition);
    }

    /** Fails with the last thing that the assertions said. */
    public static void holds(ThrowingRunnable assertions) {
        waiting(PATIENCE).untilAsserted(assertions);
    }

    /** @return the first answer that is as expected */
    public static <T> T answers(Callable<T> question, Predicate<? super T> asExpected) {
        return waiting(PATIENCE).until(question, asExpected);
    }
}
