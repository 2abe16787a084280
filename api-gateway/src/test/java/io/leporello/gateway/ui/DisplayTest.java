package io.leporello.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Display german = new Display(Locale.GERMANY, BERLIN);
    private final Display english = new Display(Locale.UK, BERLIN);

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1234.56  | EUR | 1.234,56 €   | €1,234.56
            0.00     | EUR | 0,00 €       | €0.00
            -5.00    | EUR | −5,00 €      | −€5.00
            1234     | JPY | 1.234 ¥      | JP¥1,234
            1.500    | TND | 1,500 TND    | TND 1.500
            """)
    void money_has_the_decimals_of_its_currency(String amount, String currency, String de, String en) {
        assertThat(plain(german.money(amount, currency))).isEqualTo(de);
        assertThat(plain(english.money(amount, currency))).isEqualTo(en);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            0             | 0             | 0             | 0
            1234567       | 1.234.567     | 1,234,567     | 1,234,567
            1.5           | 1,5           | 1.5           | 1.5
            0.123456789   | 0,123456789   | 0.123456789   | 0.12
            -3            | −3            | −3            | −3
            """)
    void a_quantity_is_exact_and_brief_where_there_is_no_room(String quantity, String de, String en, String brief) {
        assertThat(german.quantity(Quantity.of(quantity))).isEqualTo(de);
        assertThat(english.quantity(Quantity.of(quantity))).isEqualTo(en);
        assertThat(english.brief(Quantity.of(quantity))).isEqualTo(brief);
    }

    @Test
    void what_is_not_known_is_no_zero() {
        assertThat(german.quantity(null)).isEqualTo("–").isNotEqualTo(german.quantity(Quantity.ZERO));
        assertThat(german.money(null, "EUR")).isEqualTo("–");
        assertThat(german.day(null)).isEqualTo("–");
        assertThat(german.change(null)).isEqualTo("–");
    }

    @Test
    void a_price_keeps_all_of_its_decimals() {
        assertThat(plain(german.price(new BigDecimal("0.01875"), "EUR"))).isEqualTo("0,01875 €");
        assertThat(plain(english.price(new BigDecimal("0.1"), "EUR"))).isEqualTo("€0.10");
    }

    @Test
    void a_change_has_a_sign() {
        assertThat(plain(german.change(new BigDecimal("12.34")))).isEqualTo("+12 %");
        assertThat(english.change(new BigDecimal("-3.21"))).isEqualTo("−3.2%");
        assertThat(english.change(BigDecimal.ZERO)).isEqualTo("0%");
    }

    @Test
    void days_and_moments_are_those_of_the_reader() {
        assertThat(german.month(YearMonth.parse("2026-10"))).isEqualTo("Oktober 2026");
        assertThat(english.day(LocalDate.parse("2026-10-03"))).isEqualTo("3 Oct 2026");
        assertThat(german.moment(Instant.parse("2026-10-02T22:30:00Z"))).isEqualTo("03.10.2026, 00:30");
        assertThat(english.utc(Instant.parse("2026-10-02T22:30:00Z"))).isEqualTo("2026-10-02T22:30:00Z (UTC)");
    }

    /** Spaces that do not break are spaces to a reader. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
