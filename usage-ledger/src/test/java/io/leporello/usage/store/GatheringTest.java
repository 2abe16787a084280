package io.leporello.usage.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatheringTest {

    private final Gathering gathering = new Gathering(Duration.ofMillis(20), Duration.ofMillis(60));

    @ParameterizedTest(name = "{0} events in {1} ms")
    @CsvSource(textBlock = """
            # events, within ms, next read after ms
                   0,        20,                  0
                   1,      5000,                 20
                  20,        20,                 20
                  40,        20,                 20
                  41,        20,                 60
                 120,        60,                 20
                 121,        60,                 60
                4000,        60,                 60
               16384,         0,                 60
            """)
    void a_flood_is_given_longer_and_an_end_of_it_is_noticed(long events, long millis, long pause) {
        assertThat(gathering.nanosAfter(events, Duration.ofMillis(millis).toNanos(), false))
                .isEqualTo(Duration.ofMillis(pause).toNanos());
    }

    @Test
    void what_is_there_already_need_not_be_waited_for() {
        assertThat(gathering.nanosAfter(4_000, Duration.ofMillis(20).toNanos(), true))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "4000, 20"})
    void without_gathering_nothing_waits(long events, long millis) {
        assertThat(Gathering.NONE.nanosAfter(events, Duration.ofMillis(millis).toNanos(), false))
                .isZero();
    }
}
