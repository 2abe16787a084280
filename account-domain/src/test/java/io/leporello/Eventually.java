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
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What comes at once is seen at once, and what takes long is not held up by questions. */
    private static final int MILLIS_BETWEEN_MAX = 50;

    private Eventually() {}

    private static ConditionFactory waiting() {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval((asked, before) -> Duration.ofMillis(Math.min(asked + 1, MILLIS_BETWEEN_MAX)));
    }

    public static void isTrue(Callable<Boolean> condition) {
        waiting().until(condition);
    }

    /** @param meanwhile has to hold all the time before */
    public static void isTrue(Callable<Boolean> condition, ThrowingRunnable meanwhile) {
        waiting().failFast(meanwhile).until(condition);
    }

    public static void holds(ThrowingRunnable assertions) {
        waiting().untilAsserted(assertions);
    }

    /** @return the first answer that is as expected */
    public static <T> T answers(Callable<T> question, Predicate<? super T> asExpected) {
        return waiting().until(question, asExpected);
    }
}
