package io.leporello.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.billing.tax.Taxes.Taxed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who pays which VAT, as a table of cases. */
class TaxRulesTest {

    @ParameterizedTest(name = "{0} {1} on {2}: {3}, {4}")
    @CsvSource(delimiter = '|', textBlock = """
            DE | DE136695976    | 2026-10-31 | S 19 | a German business
            DE |                | 2026-10-31 | S 19 | a German consumer
            DE | ATU12345678    | 2026-10-31 | S 19 | a business here with a foreign number besides
            DE |                | 2006-12-31 | S 16 | the last day of the rate before
            DE |                | 2007-01-01 | S 19 | the first day of 19 %
            DE |                | 2020-06-30 | S 19 | the last day before it was lowered for half a year
            DE |                | 2020-07-01 | S 16 | the first day of the lowered rate
            DE |                | 2020-12-31 | S 16 | its last day
            DE |                | 2021-01-01 | S 19 | the first day of 19 % again
            AT | ATU12345678    | 2026-10-31 | AE 0 | a business in another member state
            AT |                | 2026-10-31 | S 19 | a consumer there, of a seller below the threshold
            AT | DE136695976    | 2026-10-31 | S 19 | only a German number: it buys as a German business
            FR | FR40303265045  | 2020-08-31 | AE 0 | reverse charge knows no lowered rate
            GR | EL123456789    | 2026-10-31 | AE 0 | Greece writes EL in numbers and GR in addresses
            GR | GR123456789    | 2026-10-31 | AE 0 | and is understood in both
            MC | FR40303265045  | 2026-10-31 | AE 0 | Monaco counts as France
            MC |                | 2026-10-31 | S 19 | also for consumers
            CH | CHE123456789   | 2026-10-31 | O 0  | a Swiss business
            CH |                | 2026-10-31 | O 0  | a Swiss consumer
            LI |                | 2026-10-31 | O 0  | Liechtenstein is in the EEA, not in the EU
            US |                | 2026-10-31 | O 0  | anywhere else
            GB | GB123456789    | 2026-10-31 | O 0  | the United Kingdom
            GB | XI123456789    | 2026-10-31 | O 0  | Northern Ireland is in the EU for goods only
            IM | GB123456789    | 2026-10-31 | O 0  | the Isle of Man goes with the United Kingdom
            """)
    void a_supply_is_taxed_by_the_buyer_and_the_day(
            String country, @Nullable String vatId, LocalDate day, String taxed, String because) {
        assertThat(decided(TaxRules.GERMAN, country, vatId, day)).isEqualTo(taxed);
    }

    private static String decided(TaxRules rules, String country, @Nullable String vatId, LocalDate day) {
        var decision = rules.decide(new TaxedBuyer(country, vatId), day);
        return decision.category() + " " + decision.rate().toPlainString();
    }

    @Test
    void above_the_threshold_consumers_elsewhere_pay_the_rate_of_their_country() {
        var austria = List.of(rate("2020-01-01", "20"), rate("2027-01-01", "21"));
        var rules = new TaxRules(TaxRules.GERMAN_STANDARD, Map.of("AT", austria), TaxCategory.O, false);

        assertThat(decided(rules, "AT", null, LocalDate.parse("2026-12-31"))).isEqualTo("S 20");
        assertThat(decided(rules, "AT", null, LocalDate.parse("2027-01-01"))).isEqualTo("S 21");
        assertThat(decided(rules, "AT", "ATU12345678", LocalDate.parse("2026-12-31")))
                .isEqualTo("AE 0");
        assertThat(decided(rules, "FR", null, LocalDate.parse("2026-12-31"))).isEqualTo("S 19");
    }

    @Test
    void a_configuration_may_say_G_outside_the_EU_and_that_the_seller_is_small() {
        var exporting = new TaxRules(TaxRules.GERMAN_STANDARD, Map.of(), TaxCategory.G, false);
        var small = new TaxRules(TaxRules.GERMAN_STANDARD, Map.of(), TaxCategory.O, true);
        var day = LocalDate.parse("2026-10-31");

        assertThat(decided(exporting, "CH", null, day)).isEqualTo("G 0");
        for (var country : List.of("DE", "AT", "CH"))
            assertThat(decided(small, country, null, day)).isEqualTo("E 0");
    }

    private static DatedRate rate(String from, String percent) {
        return new DatedRate(LocalDate.parse(from), new BigDecimal(percent));
    }

    @ParameterizedTest(name = "{0} at {1} %: {2}, with {3} decimals")
    @CsvSource(delimiter = '|', textBlock = """
            10.01 10.01 10.01 | 19 | 5.71   | 2
            0.50              | 19 | 0.10   | 2
            0.05              | 10 | 0.01   | 2
            -0.05             | 10 | -0.01  | 2
            -10.00 4.00       | 19 | -1.14  | 2
            1003              | 10 | 100    | 0
            1005              | 10 | 101    | 0
            1.005             | 10 | 0.101  | 3
            999999999999999.99 | 19 | 190000000000000.00 | 2
            """)
    void tax_is_rounded_once_on_the_sum_of_the_lines(String amounts, BigDecimal rate, BigDecimal tax, int decimals) {
        var decision = new TaxDecision(TaxCategory.S, rate);
        var lines = Arrays.stream(amounts.split(" "))
                .map(amount -> new Taxed(decision, new BigDecimal(amount)))
                .toList();

        assertThat(Taxes.of(lines, decimals, Locale.GERMANY))
                .singleElement()
                .satisfies(total -> assertThat(total.amount()).isEqualTo(tax));
    }

    @Test
    void each_category_and_rate_has_its_own_total() {
        var lines = List.of(
                new Taxed(new TaxDecision(TaxCategory.S, new BigDecimal("16")), new BigDecimal("10.00")),
                new Taxed(new TaxDecision(TaxCategory.S, new BigDecimal("19")), new BigDecimal("20.00")),
                new Taxed(new TaxDecision(TaxCategory.S, new BigDecimal("16")), new BigDecimal("5.00")));

        assertThat(Taxes.of(lines, 2, Locale.GERMANY))
                .extracting(total -> total.rate() + " " + total.base() + " " + total.amount())
                .containsExactly("19 20.00 3.80", "16 15.00 2.40");
        assertThat(Taxes.of(List.of(), 2, Locale.GERMANY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S  | de-DE |
            AE | de-AT | Steuerschuldnerschaft des Leistungsempfängers
            AE | en-GB | Reverse charge
            AE | fr-FR | Reverse charge
            O  | de-CH | Nicht im Inland steuerbare sonstige Leistung (§ 3a UStG)
            E  | en-US | Supply of a small business, free of tax (§ 19 UStG)
            """)
    void what_is_not_taxed_says_why_in_the_language_of_the_document(
            TaxCategory category, String locale, @Nullable String note) {
        var line = new Taxed(new TaxDecision(category, BigDecimal.ZERO), new BigDecimal("10.00"));

        assertThat(Taxes.of(List.of(line), 2, Locale.forLanguageTag(locale))
                        .get(0)
                        .note())
                .isEqualTo(note);
    }
}
