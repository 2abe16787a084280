package io.leporello.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    0                   | 0
                    999                 | 999
                    1000                | 1,000
                    1234.50             | 1,234.50
                    0.005               | 0.005
                    -1234567.89         | -1,234,567.89
                    1E+3                | 1,000
                    12345678901234567.1 | 12,345,678,901,234,567.1
                    """)
    void numbers_are_grouped_and_keep_their_decimals(BigDecimal value, String written) {
        assertThat(Figures.of(value)).isEqualTo(written);
    }

    @ParameterizedTest(name = "{0} ms are {1}")
    @CsvSource({"0, 0.00 s", "1234, 1.23 s", "9999, 10.00 s", "10049, 10.0 s", "83500, 83.5 s"})
    void seconds_are_as_exact_as_they_matter(long millis, String written) {
        assertThat(Figures.seconds(Duration.ofMillis(millis))).isEqualTo(written);
    }

    @Test
    void a_rate_is_whole_and_survives_no_time_at_all() {
        assertThat(Figures.perSecond(1125, Duration.ofMillis(500))).isEqualTo("2,250 events/s");
        assertThat(Figures.perSecond(1, Duration.ZERO)).isEqualTo("1,000 events/s");
    }
}
