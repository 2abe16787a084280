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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What we write is what the official rules call valid, as XRechnung in both syntaxes and as Factur-X. */
class ElectronicInvoiceTest {

    private static final OfficialRules RULES = OfficialRules.compiled();

    /** What a document may hold. */
    private enum Content {
        ONE_LINE,
        NOTHING_TO_PAY,
        A_DISCOUNT,
        MONEY_BACK,
        LINES_THAT_CANCEL_EACH_OTHER,
        EVERY_KIND_OF_LINE;

        InvoiceBuilder in(InvoiceBuilder empty) {
            return switch (this) {
                case ONE_LINE -> empty.line(Lines.tiered("pages", "12500"));
                case NOTHING_TO_PAY -> empty.line(Lines.tiered("pages", "0"));
                case A_DISCOUNT -> empty.line(Lines.discounted("pages", "8000"));
                case MONEY_BACK -> empty.line(Lines.adjustment("-250.00"));
                case LINES_THAT_CANCEL_EACH_OTHER ->
                    empty.line(Lines.recurring("49.00", 31)).line(Lines.adjustment("-49.00"));
                case EVERY_KIND_OF_LINE -> Lines.ofEveryKind(empty);
            };
        }
    }

    static Stream<Arguments> everyDocument() {
        return Stream.of(InvoiceKind.values())
                .flatMap(kind -> Stream.of(TaxCategory.values())
                        .flatMap(category ->
                                Stream.of(Content.values()).map(content -> Arguments.of(kind, category, content))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everyDocument")
    void every_kind_is_valid_in_every_tax_category_whatever_it_holds(
            InvoiceKind kind, TaxCategory category, Content content) {
        assertValid(content.in(invoice().kind(kind).taxed(category)).build());
    }

    @ParameterizedTest
    @EnumSource(TaxCategory.class)
    void english_is_as_valid_as_german(TaxCategory category) {
        assertValid(Lines.ofEveryKind(invoice().locale("en-GB").taxed(category)).build());
    }

    static Stream<InvoiceBuilder> peculiar() {
        return Stream.of(
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
    void mixed_rates_large_numbers_and_other_currencies_are_valid(InvoiceBuilder invoice) {
        assertValid(invoice.build());
    }

    @ParameterizedTest
    @EnumSource(InvoiceKind.class)
    void two_hundred_lines_are_valid(InvoiceKind kind) {
        var lines = new ArrayList<>(List.of(Lines.tiered("pages", "20000")));
        for (var number = 1; number < 200; number++) lines.add(Lines.perUnit("documents", "" + number * 31, "0.0125"));
        assertValid(invoice().kind(kind).lines(lines).build());
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
