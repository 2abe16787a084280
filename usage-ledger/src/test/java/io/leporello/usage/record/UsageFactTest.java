package io.leporello.usage.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two reports of one use say the same, and how their differences are told. */
class UsageFactTest {

    private static final Instant MORNING = Instant.parse("2026-10-03T08:15:30Z");
    private static final UsageFact FACT =
            new UsageFact("kunde", "anna", "ocr", null, MORNING, 1, 12, new BigDecimal("1.5"));

    @ParameterizedTest(name = "{0} is kept as {1}")
    @CsvSource(textBlock = """
            1.50,                         1.5
            1.5,                          1.5
            0.000,                        0
            1E+3,                         1000
            100,                          100
            12345678901234.123456789000,  12345678901234.123456789
            """)
    void zeros_at_the_end_of_credits_do_not_count(BigDecimal sent, String kept) {
        var fact = new UsageFact("kunde", null, null, null, MORNING, 1, 1, sent);

        assertThat(fact.credits()).isEqualTo(new BigDecimal(kept));
    }

    @Test
    void the_same_has_no_differences() {
        var again = new UsageFact("kunde", "anna", "ocr", null, MORNING, 1, 12, new BigDecimal("1.500"));

        assertThat(FACT.differencesTo(again)).isEmpty();
        assertThat(again).isEqualTo(FACT);
    }

    @Test
    void every_part_that_differs_is_named_as_the_sender_wrote_it() {
        var other = new UsageFact("andere", null, "tables", "sha256:1", MORNING.plusSeconds(1), 2, 13, null);

        assertThat(FACT.differencesTo(other))
                .containsExactly(
                        "subject kunde, not andere",
                        "user anna, not absent",
                        "product ocr, not tables",
                        "document absent, not sha256:1",
                        "time 2026-10-03T08:15:30Z, not 2026-10-03T08:15:31Z",
                        "documents 1, not 2",
                        "pages 12, not 13",
                        "credits 1.5, not absent");
    }

    @Test
    void credits_that_were_not_said_are_not_the_same_as_zero() {
        var unsaid = new UsageFact("kunde", null, null, null, MORNING, 1, 1, null);
        var zero = new UsageFact("kunde", null, null, null, MORNING, 1, 1, BigDecimal.ZERO);

        assertThat(unsaid.differencesTo(zero)).containsExactly("credits absent, not 0");
    }
}
