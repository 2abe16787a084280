package io.leporello.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            de-DE, EUR, -1234.5,   '−1.234,50 €'
            de-DE, EUR, 0.0825,    '0,0825 €'
            en-GB, EUR, 1234.5,    '€1,234.50'
            en-US, JPY, 12345,     '¥12,345'
            fr-FR, EUR, 1234.5,    '€1,234.50'
            de-CH, CHF, 1234.5,    'CHF 1’234.50'
            en-GB, TND, -1234.5,   '−TND 1,234.500'
            de-DE, TND, 1234.5,    '1.234,500 TND'
            """)
    void money_is_written_as_the_language_writes_it_and_never_rounded(
            String language, String currency, BigDecimal amount, String written) {
        assertThat(new Texts(language, currency).money(amount).replace('\u00A0', ' '))
                .isEqualTo(written);
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(keys("documents_de.properties")).isEqualTo(keys("documents.properties"));
    }

    private static Object keys(String file) throws IOException {
        var properties = new Properties();
        try (var stream = Objects.requireNonNull(Texts.class.getResourceAsStream(file))) {
            properties.load(stream);
        }
        return properties.keySet();
    }
}
