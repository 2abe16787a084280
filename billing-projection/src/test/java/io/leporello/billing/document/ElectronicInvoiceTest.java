package io.leporello.billing.document;

import static io.leporello.billing.document.InvoiceBuilder.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.tax.TaxCategory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What we write is what the official rules call valid, as XRechnung in both syntaxes and as Factur-X. */
class ElectronicInvoiceTest {

    private static final OfficialRules RULES = OfficialRules.compiled();

    @ParameterizedTest
    @EnumSource(TaxCategory.class)
    void every_kind_is_valid_in_every_tax_category_and_language(TaxCategory category) {
        for (var kind : InvoiceKind.values())
            for (var locale : List.of("de-DE", "en-GB"))
                assertValid(
                        Lines.ofEveryKind(invoice().kind(kind).locale(locale).taxed(category))
                                .build());
    }

    static Stream<InvoiceBuilder> peculiar() {
        return Stream.of(
                invoice().line(Lines.tiered("pages", "12500")),
                invoice().line(Lines.tiered("pages", "0")),
                invoice().line(Lines.discounted("pages", "8000")),
                invoice().line(Lines.adjustment("-250.00")),
                invoice().line(Lines.recurring("49.00", 31)).line(Lines.adjustment("-49.00")),
                invoice().kind(InvoiceKind.CORRECTION).line(Lines.adjustment("-12.34")),
                invoice()
                        .line(Lines.recurring("49.00", 31))
                        .taxed(TaxCategory.Z)
                        .line(Lines.recurring("12.00", 31)),
                invoice().usedBy("kunde-zwei").line(Lines.perUnit("pages", "1000000000000000", "0.000000001")),
                invoice().currency("JPY").line(Lines.lumpSum("12345")),
                invoice().currency("USD").taxed(TaxCategory.O).line(Lines.recurring("49.00", 31)));
    }

    @ParameterizedTest
    @MethodSource("peculiar")
    void zero_discounts_repayments_large_numbers_and_other_currencies_are_valid(InvoiceBuilder invoice) {
        assertValid(invoice.build());
    }

    @Test
    void two_hundred_lines_are_valid() {
        var lines = new ArrayList<>(List.of(Lines.tiered("pages", "20000")));
        for (var number = 1; number < 200; number++) lines.add(Lines.perUnit("documents", "" + number * 31, "0.0125"));
        assertValid(invoice().lines(lines).build());
    }

    @Test
    void random_invoices_are_valid() {
        var random = new Random(20_261_101);
        for (var round = 0; round < 40; round++) {
            var category = anyOf(List.of(TaxCategory.values()), random);
            var kind = anyOf(List.of(InvoiceKind.values()), random);
            var invoice = invoice().kind(kind).taxed(category).locale(random.nextBoolean() ? "de-AT" : "en-US");
            for (var line = 0; line <= random.nextInt(6); line++) invoice.line(Lines.random(random));
            assertValid(invoice.build());
        }
    }

    @Test
    void quantity_times_price_is_the_amount_to_the_last_digit() {
        var random = new Random(31);
        for (var round = 0; round < 2_000; round++) {
            var line = Lines.random(random);
            var price = ItemPrice.of(line);
            var base = price.base() == null ? BigDecimal.ONE : price.base();
            assertThat(price.quantity().multiply(price.price()))
                    .isEqualByComparingTo(line.amount().multiply(base));
            assertThat(price.price()).isNotNegative();
            assertThat(base).isPositive();
        }
    }

    private static <T> T anyOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static void assertValid(Invoice invoice) {
        var electronic = ElectronicInvoice.of(invoice, new Wording(invoice));
        for (var profile : Profile.values()) {
            var ubl = UniversalBusinessLanguage.of(electronic, profile);
            assertThat(RULES.breachesOfCii(CrossIndustryInvoice.of(electronic, profile), profile))
                    .as("%s in CII of %s", profile, invoice)
                    .isEmpty();
            assertThatCode(() -> UblSchema.of(invoice.kind()).validate(ubl))
                    .as("%s in UBL of %s", profile, invoice)
                    .doesNotThrowAnyException();
            assertThat(RULES.breachesOfUbl(ubl, profile))
                    .as("%s in UBL of %s", profile, invoice)
                    .isEmpty();
        }
    }
}
