package io.leporello.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-10-03T08:15:30Z, 2026-10-03T08:15:30Z",
        "2026-10-03T08:15:30.5Z, 2026-10-03T08:15:30.500Z",
        "2026-10-03T08:15:30.123456789Z, 2026-10-03T08:15:30.123456789Z",
        "2024-02-29T23:59:59.999999Z, 2024-02-29T23:59:59.999999Z",
        "2026-10-03T10:15:30+02:00, 2026-10-03T08:15:30Z",
        "2026-10-03T08:15:30.Z, 2026-10-03T08:15:30Z",
        "2026-10-03T08:15Z, 2026-10-03T08:15:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void the_usual_form_and_the_others_are_read(String text, Instant meant) {
        assertThat(Instants.parse(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "today",
                "2026-10-03",
                "2026-10-03T08:15:30",
                "2026-02-29T08:15:30Z",
                "2026-13-03T08:15:30Z",
                "2026-10-03T24:15:30Z",
                "2026-10-03T08:60:30Z",
                "2026-10-03T08:15:60Z",
                "2026-10-03T08:15:30.1234567890Z",
                "2026-10-03 08:15:30Z",
                "2026-10-0३T08:15:30Z"
            })
    void what_is_no_point_in_time_is_refused(String text) {
        assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void the_short_way_reads_what_the_general_one_reads() {
        var random = new Random(20261128);
        for (var time = 0; time < 10_000; time++) {
            var instant = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L),
                    random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
            var text = instant.toString();
            assertThat(Instants.parse(text))
                    .isEqualTo(OffsetDateTime.parse(text).toInstant())
                    .isEqualTo(instant);
        }
    }
}
