package io.leporello.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.event.EventJson;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DecimalsTest {

    @ParameterizedTest(name = "{0} is kept as {1}")
    @CsvSource(textBlock = """
            0.10,   0.1
            1E+3,   1000
            100,    100
            -0.500, -0.5
            0.000,  0
            0E+9,   0
            """)
    void equal_numbers_are_kept_in_one_form(BigDecimal written, String kept) {
        assertThat(Decimals.normalised(written)).isEqualTo(new BigDecimal(kept)).hasToString(kept);
    }

    @ParameterizedTest(name = "{0} fits: {1}")
    @CsvSource(textBlock = """
            999999999999999,         true
            1000000000000000,        false
            0.000000000001,          true
            0.0000000000001,         false
            0.10000000000000000000,  true
            -999999999999999.123456789012, true
            1e999999999,             false
            1000e2147483646,         false
            1e-2147483647,           false
            """)
    void a_decimal_from_outside_has_bounds(BigDecimal value, boolean fits) {
        assertThat(Decimals.fits(value)).isEqualTo(fits);
        assertThat(Decimals.shown(value).length()).isLessThanOrEqualTo(41);
    }

    @Test
    void quantities_are_exact_and_equal_by_their_number() {
        assertThat(Quantity.of("1.50")).isEqualTo(Quantity.of("1.5")).hasToString("1.5");
        assertThat(Quantity.of("0.1").plus(Quantity.of("0.2"))).isEqualTo(Quantity.of("0.3"));
        assertThat(Quantity.of(1).minus(Quantity.of(3))).isEqualTo(Quantity.of(-2));
        assertThat(Quantity.of(3).lessFree(Quantity.of(5))).isEqualTo(Quantity.ZERO);
        assertThat(Quantity.of(5).lessFree(Quantity.of(3))).isEqualTo(Quantity.of(2));
        assertThat(Quantity.of(-5).lessFree(Quantity.ZERO)).isEqualTo(Quantity.ZERO);
        assertThat(Quantity.of(9)).isLessThan(Quantity.of(10));
    }

    @Test
    void usage_is_added_meter_by_meter() {
        var usage = new Usage(Quantity.of(1), Quantity.of(12), Quantity.of("1.5"));
        var sum = usage.plus(usage).plus(Usage.NONE);
        assertThat(sum.of(Meter.DOCUMENTS)).isEqualTo(Quantity.of(2));
        assertThat(sum.of(Meter.PAGES)).isEqualTo(Quantity.of(24));
        assertThat(sum.of(Meter.CREDITS)).isEqualTo(Quantity.of(3));
    }

    @Test
    void meters_and_quantities_are_plain_text_in_json() {
        var builder = JsonMapper.builder();
        EventJson.configure(builder);
        var json = builder.build();
        assertThat(json.writeValueAsString(Quantity.of("1E+3"))).isEqualTo("\"1000\"");
        assertThat(json.readValue("\"1.50\"", Quantity.class)).isEqualTo(Quantity.of("1.5"));
        assertThat(json.readValue("1.5", Quantity.class)).isEqualTo(Quantity.of("1.5"));
        assertThat(json.writeValueAsString(Meter.PAGES)).isEqualTo("\"pages\"");
        assertThat(json.readValue("\"credits\"", Meter.class)).isEqualTo(Meter.CREDITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"documents", "pages", "credits"})
    void a_meter_is_found_by_its_word(String word) {
        assertThat(Meter.find(word)).get().returns(word, Meter::word);
        assertThat(Meter.find(word.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(Meter.words()).isEqualTo("documents, pages, credits");
    }
}
