package io.leporello.usage.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerEndTest {

    private static final int CALLERS = 16;
    private static final int APPENDS = 500;

    private final AtomicLong committed = new AtomicLong();
    private final AtomicInteger questions = new AtomicInteger();
    private final LedgerEnd end = new LedgerEnd(this::ask);

    private long ask() {
        questions.incrementAndGet();
        var position = committed.get();
        LockSupport.parkNanos(1_000);
        return position;
    }

    @Test
    void nobody_hears_of_a_position_before_his_own_event_however_many_share_the_answer() {
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            IntStream.range(0, CALLERS)
                    .mapToObj(caller -> CompletableFuture.runAsync(this::appendAndAsk, callers))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            callers.shutdown();
        }
        assertThat(questions.get()).isLessThanOrEqualTo(CALLERS * APPENDS);
        assertThat(end.position()).isEqualTo(CALLERS * APPENDS);
    }

    private void appendAndAsk() {
        for (var append = 0; append < APPENDS; append++) {
            var own = committed.incrementAndGet();
            assertThat(end.position()).isGreaterThanOrEqualTo(own);
        }
    }

    @Test
    void a_store_that_fails_is_asked_again_by_the_next_one() {
        var failing = new LedgerEnd(() -> {
            if (questions.incrementAndGet() == 1) throw new IllegalStateException("away");
            return 7;
        });
        assertThat(CompletableFuture.supplyAsync(failing::position)).failsWithin(Duration.ofSeconds(10));
        assertThat(failing.position()).isEqualTo(7);
    }
}
