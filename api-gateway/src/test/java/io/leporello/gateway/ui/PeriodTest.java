package io.leporello.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leporello.refusal.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    @ParameterizedTest(name = "{0} {1} {2} is {3} to {4}, after {5}")
    @CsvSource(delimiter = '|', textBlock = """
                    |            |            | 2026-11-01 | 2026-11-30 | period=2026-10
            2026-02 |            |            | 2026-02-01 | 2026-02-28 | period=2026-01
            2026-Q1 |            |            | 2026-01-01 | 2026-03-31 | period=2025-Q4
                    | 2026-10-03 | 2026-10-17 | 2026-10-03 | 2026-10-17 | from=2026-09-18&to=2026-10-02
                    | 2026-10-17 | 2026-10-03 | 2026-10-03 | 2026-10-17 | from=2026-09-18&to=2026-10-02
                    | 2026-10-03 | 2026-10-03 | 2026-10-03 | 2026-10-03 | from=2026-10-02&to=2026-10-02
            """)
    void an_address_names_days(
            @Nullable String period,
            @Nullable String from,
            @Nullable String to,
            LocalDate first,
            LocalDate last,
            String before) {
        var named = Period.parse(period, from, to, TODAY);
        assertThat(named.from()).isEqualTo(first);
        assertThat(named.lastDay()).isEqualTo(last);
        assertThat(named.before().query()).isEqualTo(before);
        assertThat(named.before().after()).isEqualTo(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-Q5", "yesterday", "2026-1", "0001-01"})
    void what_is_no_period_is_refused(String period) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Period.parse(period, null, null, TODAY));
    }

    @ParameterizedTest(name = "{0} is compared with {1} to {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-11 | 2026-10-01 | 2026-10-28
            2026-10 | 2026-09-01 | 2026-09-30
            2026-Q4 | 2026-07-01 | 2026-08-28
            """)
    void a_running_period_is_compared_with_as_many_days_of_the_one_before(
            String period, LocalDate first, LocalDate last) {
        var compared = Period.parse(period, null, null, TODAY).comparedWith(TODAY);
        assertThat(compared.from()).isEqualTo(first);
        assertThat(compared.lastDay()).isEqualTo(last);
    }

    @Test
    void the_last_day_of_a_long_month_is_compared_with_the_whole_short_one() {
        var march = Period.parse("2026-03", null, null, TODAY);
        assertThat(march.comparedWith(LocalDate.parse("2026-03-31")).lastDay())
                .isEqualTo(LocalDate.parse("2026-02-28"));
    }
}
