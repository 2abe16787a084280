package io.leporello.billing.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which spans of days can be asked for. */
class FindUsageTest {

    @ParameterizedTest(name = "{0} to {1} by {2}")
    @CsvSource(textBlock = """
            2026-10-01, 2026-10-02, DAY
            2026-01-01, 2036-02-18, DAY
            2026-01-01, 2036-02-18, MONTH
            2026-01-01, 2027-02-05, HOUR
            """)
    void a_day_is_the_least_and_the_most_depends_on_the_step(LocalDate from, LocalDate to, Step by) {
        assertThat(new FindUsage("kunde", from, to, by, null).to()).isEqualTo(to);
    }

    @ParameterizedTest(name = "{0} to {1} by {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-10-01 | 2026-10-01 | DAY   | to: is 2026-10-01; it must be after from, 2026-10-01, and does not count itself
            2026-10-02 | 2026-10-01 | HOUR  | to: is 2026-10-01; it must be after from, 2026-10-02, and does not count itself
            2026-01-01 | 2036-02-19 | DAY   | to: is 2036-02-19; at most 3700 days can be shown by day
            2026-01-01 | 2036-02-19 | MONTH | to: is 2036-02-19; at most 3700 days can be shown by month
            2026-01-01 | 2027-02-06 | HOUR  | to: is 2027-02-06; at most 400 days can be shown by hour
            """)
    void other_spans_are_refused_with_what_would_be_right(LocalDate from, LocalDate to, Step by, String text) {
        assertThatThrownBy(() -> new FindUsage("kunde", from, to, by, null))
                .isInstanceOf(Refusal.class)
                .hasMessage(text);
    }

    @Test
    void days_that_no_database_can_hold_are_refused() {
        var far = LocalDate.of(300_000, 1, 1);

        assertThatThrownBy(() -> new FindUsage("kunde", far, far.plusDays(1), Step.DAY, null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(FieldError::field)
                                .containsExactly("from", "to"));
        assertThatThrownBy(() -> new FindResellerUsage("reseller", far, far.plusDays(1)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_reseller_asks_for_at_least_a_day_too() {
        var day = LocalDate.parse("2026-10-01");

        assertThatThrownBy(() -> new FindResellerUsage("reseller", day, day))
                .isInstanceOf(Refusal.class)
                .hasMessage("to: is 2026-10-01; it must be after from, 2026-10-01, and does not count itself");
    }
}
