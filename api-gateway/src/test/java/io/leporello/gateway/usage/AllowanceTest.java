package io.leporello.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final AtomicLong now = new AtomicLong(-17);
    private final Allowance allowance = new Allowance(100, Map.of("slow", 1L, "free", 0L), now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private long secondsToWait(String name) {
        return allowance.waitOf(name).toSeconds();
    }

    @Test
    void whoever_paused_has_ten_seconds_in_advance() {
        allowance.spend("acme", 1_000);
        assertThat(secondsToWait("acme")).isZero();
        allowance.spend("acme", 200);
        assertThat(secondsToWait("acme")).isEqualTo(2);
    }

    @Test
    void a_large_batch_is_taken_and_made_up_for_afterwards() {
        allowance.spend("acme", 10_000);
        assertThat(secondsToWait("acme")).isEqualTo(90);
        pass(Duration.ofSeconds(90));
        assertThat(secondsToWait("acme")).isZero();
        allowance.spend("acme", 100);
        assertThat(secondsToWait("acme")).isEqualTo(1);
    }

    @Test
    void over_a_long_time_nobody_sends_more_than_agreed() {
        var sent = 0;
        for (var second = 0; second < 1_000; second++) {
            pass(Duration.ofSeconds(1));
            for (; allowance.waitOf("acme").isZero(); sent += 30) allowance.spend("acme", 30);
        }
        assertThat(sent).isBetween(100_000, 100_000 + 1_000 + 30);
    }

    @Test
    void each_has_an_allowance_of_its_own() {
        allowance.spend("slow", 20);
        assertThat(secondsToWait("slow")).isEqualTo(10);
        assertThat(secondsToWait("acme")).isZero();
    }

    @Test
    void without_a_limit_anything_goes() {
        allowance.spend("free", Long.MAX_VALUE / 2);
        assertThat(secondsToWait("free")).isZero();
    }

    @Test
    void who_is_forgotten_owed_nothing() {
        allowance.spend("acme", 2_000);
        pass(Duration.ofSeconds(15));
        allowance.tidy();
        allowance.spend("acme", 600);
        assertThat(secondsToWait("acme")).isEqualTo(1);
    }
}
