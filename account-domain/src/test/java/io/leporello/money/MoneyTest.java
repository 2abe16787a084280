package io.leporello.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest(name = "{1} {0} is {2}: {3}")
    @CsvSource(textBlock = """
            0,                   EUR, 0.00,  nothing
            1.005,               EUR, 1.01,  a half goes up
            1.0049999999999,     EUR, 1.00,  just below the half
            -1.005,              EUR, -1.01, a half goes away from zero
            0.5,                 JPY, 1,     no decimals
            322.4999,            JPY, 322,   no decimals
            0.0005,              TND, 0.001, three decimals
            7,                   TND, 7.000, all decimals are written
            """)
    void an_amount_becomes_money_with_the_decimals_of_its_currency(
            String amount, String currency, String money, String because) {
        assertThat(Amount.of(amount, currency).roundedHalfUp().toPlainString()).isEqualTo(money);
    }

    @ParameterizedTest(name = "{2} of {3} parts of {1} {0} is {4}")
    @CsvSource(textBlock = """
            100,   EUR, 15, 31, 48.39
            1000,  JPY, 10, 31, 323
            1,     EUR, 1,  3,  0.33
            2,     EUR, 1,  3,  0.67
            0.01,  EUR, 15, 30, 0.01
            0.01,  EUR, 14, 30, 0.00
            49,    EUR, 31, 31, 49.00
            49,    EUR, 0,  31, 0.00
            """)
    void a_share_is_rounded_once(String amount, String currency, int part, int whole, String money) {
        assertThat(Amount.of(amount, currency).shareRoundedHalfUp(part, whole)).isEqualTo(Money.of(money, currency));
    }

    @Test
    void equal_amounts_are_equal_objects() {
        assertThat(Amount.of("1E+3", "EUR"))
                .isEqualTo(Amount.of("1000.000", "EUR"))
                .hasToString("EUR 1000");
        assertThat(Amount.of("0.00", "EUR")).isEqualTo(Amount.zero(Currency.getInstance("EUR")));
        assertThat(Money.of("5", "EUR")).isEqualTo(Money.of("5.00", "EUR")).hasToString("EUR 5.00");
    }

    @Test
    void amounts_are_added_multiplied_and_discounted_without_loss() {
        var amount = Amount.of("1000000000000000", "EUR").plus(Amount.of("0.000000001", "EUR"));
        assertThat(amount.toPlainString()).isEqualTo("1000000000000000.000000001");
        assertThat(amount.times(new BigDecimal("0.000000001")).toPlainString()).isEqualTo("1000000.000000000000000001");
        assertThat(Amount.of("0.01", "EUR").percent(new BigDecimal("2.5"))).isEqualTo(Amount.of("0.00025", "EUR"));
        assertThat(Amount.of("1", "EUR").minus(Amount.of("3", "EUR"))).isEqualTo(Amount.of("-2", "EUR"));
        assertThat(Amount.of("1", "EUR").min(Amount.of("3", "EUR"))).isEqualTo(Amount.of("1", "EUR"));
    }

    @Test
    void money_is_added_and_taken_away() {
        var sum = Money.of("0.10", "EUR").plus(Money.of("0.20", "EUR"));
        assertThat(sum).isEqualTo(Money.of("0.30", "EUR"));
        assertThat(sum.minus(Money.of("0.31", "EUR"))).isEqualTo(Money.of("-0.01", "EUR"));
        assertThat(sum).isGreaterThan(Money.zero(Currency.getInstance("EUR")));
        assertThat(sum.exact()).isEqualTo(Amount.of("0.3", "EUR"));
    }

    @Test
    void money_never_rounds_by_itself() {
        assertThatThrownBy(() -> Money.of("0.001", "EUR")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("0.5", "JPY")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void two_currencies_are_never_mixed() {
        var euro = Amount.of("1", "EUR");
        var yen = Amount.of("1", "JPY");
        assertThatThrownBy(() -> euro.plus(yen)).hasMessage("EUR 1 and JPY 1 are in different currencies");
        assertThatThrownBy(() -> euro.minus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.compareTo(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> euro.roundedHalfUp().plus(yen.roundedHalfUp()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XDR", "XXX", "eur", "EURO", ""})
    void what_has_no_decimals_is_no_currency(String code) {
        assertThat(Currencies.find(code)).isEmpty();
        assertThatThrownBy(() -> Currencies.of(code)).hasMessageContaining("\"" + code + "\"");
    }

    @Test
    void gold_is_refused_as_a_value_too() {
        assertThatThrownBy(() -> Amount.zero(Currency.getInstance("XAU"))).hasMessageContaining("XAU");
        assertThatThrownBy(() -> Money.zero(Currency.getInstance("XAU"))).hasMessageContaining("XAU");
    }
}
