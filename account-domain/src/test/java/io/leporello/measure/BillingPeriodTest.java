package io.leporello.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingPeriodTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} in {1}: {5}")
    @CsvSource(textBlock = """
            2026-10, Europe/Berlin,    2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z, 745, the clocks go back
            2026-03, Europe/Berlin,    2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z, 743, the clocks go forward
            2026-02, Europe/Berlin,    2026-01-31T23:00:00Z, 2026-02-28T23:00:00Z, 672, a short month
            2028-02, UTC,              2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z, 696, a leap year
            2026-12, Asia/Tokyo,       2026-11-30T15:00:00Z, 2026-12-31T15:00:00Z, 744, into the next year
            2017-10, America/Asuncion, 2017-10-01T04:00:00Z, 2017-11-01T03:00:00Z, 743, midnight of the first was skipped
            """)
    void a_period_is_the_month_of_the_customers_own_clock(
            String month, ZoneId zone, Instant start, Instant end, long hours, String because) {
        var period = BillingPeriod.parse(month, zone);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(Duration.between(period.start(), period.end())).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void the_last_instant_belongs_to_the_month_and_the_next_one_does_not() {
        var october = BillingPeriod.parse("2026-10", BERLIN);
        assertThat(october.contains(october.start())).isTrue();
        assertThat(october.contains(october.start().minusNanos(1))).isFalse();
        assertThat(october.contains(october.end().minusNanos(1))).isTrue();
        assertThat(october.contains(october.end())).isFalse();
    }

    @ParameterizedTest(name = "{0} to {1} covers {2} days of October")
    @CsvSource(textBlock = """
            2026-10-01, 2026-11-01, 31
            2026-10-10, 2026-11-01, 22
            2026-10-01, 2026-10-10, 9
            2026-09-15, 2026-12-01, 31
            2026-10-31, 2027-01-01, 1
            2026-11-01, 2026-12-01, 0
            2026-08-01, 2026-09-01, 0
            """)
    void a_share_counts_calendar_days(LocalDate from, LocalDate to, int days) {
        assertThat(BillingPeriod.parse("2026-10", BERLIN).share(from, to)).isEqualTo(new DayShare(days, 31));
    }

    @Test
    void the_shares_of_a_split_month_are_the_whole_month() {
        var october = BillingPeriod.parse("2026-10", BERLIN);
        var split = LocalDate.parse("2026-10-25");
        var before = october.share(october.firstDay(), split);
        var after = october.share(split, october.dayAfter());
        assertThat(before.days() + after.days()).isEqualTo(october.days()).isEqualTo(31);
        assertThat(october.share(october.firstDay(), october.dayAfter()).whole())
                .isTrue();
        assertThat(before.whole()).isFalse();
        assertThat(october.startOf(split)).isEqualTo("2026-10-24T22:00:00Z");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"2026-13", "2026-00", "2026-1", "26-10", "2026", "October", "", "+999999999-12", "2026-10-01"})
    void what_is_no_month_is_refused_with_its_value(String text) {
        assertThatThrownBy(() -> BillingPeriod.parse(text, BERLIN))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID))
                .hasMessageStartingWith("period: is ")
                .hasMessageContaining(text == null ? "missing" : "\"" + text + "\"")
                .hasMessageEndingWith("a calendar month such as 2026-10 was expected");
    }

    @ParameterizedTest
    @CsvSource({"-1, 31", "32, 31", "0, 0"})
    void a_share_is_never_more_than_the_whole(int days, int ofDays) {
        assertThatThrownBy(() -> new DayShare(days, ofDays)).isInstanceOf(IllegalArgumentException.class);
    }
}
