package io.leporello.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnteredTest {

    @ParameterizedTest(name = "{0} in German, {1} in English: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            1.000,50  | 1,000.50  | 1000.50
            1.000     | 1,000     | 1000
            0,10      | 0.10      | 0.10
            0.10      | 0.10      | 0.10
            1 000     | 1 000     | 1000
            −5        | -5        | -5
            """)
    void a_number_is_read_as_it_is_written_in_the_language(String german, String english, BigDecimal number) {
        assertThat(Entered.number(german, Locale.GERMANY)).contains(number);
        assertThat(Entered.number(english, Locale.UK)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "1e9", "1.2.3,4,5", "--1"})
    void what_is_no_number_is_none(String text) {
        assertThat(Entered.number(text, Locale.GERMANY)).isEmpty();
        assertThat(Entered.number(text, Locale.UK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "1000", "12345.678"})
    void what_stands_in_a_form_is_read_as_the_same_number(BigDecimal number) {
        for (var locale : Languages.ALL)
            assertThat(Entered.number(Entered.text(number, locale), locale)).contains(number);
    }
}
