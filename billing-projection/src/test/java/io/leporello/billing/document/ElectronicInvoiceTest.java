package io.leporello.billing.document;

import static io.leporello.billing.document.InvoiceBuilder.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.tax.TaxCategory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write is what the official rules call valid. */
class ElectronicInvoiceTest {

    private static final OfficialRules RULES = OfficialRules.compiled();

    @ParameterizedTest
    @EnumSource(TaxCategory.class)
    void every_tax_category_is_valid(TaxCategory category) {
        for (var kind : InvoiceKind.values())
            for (var locale : List.of("de-DE", "en-GB"))
                assertValid(everyLine(invoice().kind(kind).locale(locale).taxed(category))
                        .build());
    }

    private static InvoiceBuilder everyLine(InvoiceBuilder invoice) {
        return invoice.line(Lines.tiered("pages", "12500"))
                .line(Lines.perUnit("documents", "317", "0.0125"))
                .line(Lines.perUnit("credits", "0.5", "2"))
                .line(Lines.packages("documents", "250"))
                .line(Lines.discounted("pages", "8000"))
                .line(Lines.tiered("credits", "0"))
                .line(Lines.recurring("49.00", 10))
                .line(Lines.minimum("100.00", "80.00"))
                .line(Lines.purchase("500.00"))
                .line(Lines.adjustment("-12.34"));
    }

    private static void assertValid(Invoice invoice) {
        var electronic = ElectronicInvoice.of(invoice, new Wording(invoice));
        var xml = CrossIndustryInvoice.of(electronic, Profile.XRECHNUNG);
        assertThat(RULES.breachesOfXRechnung(xml)).isEmpty();
        assertThat(RULES.breachesOfZugferd(CrossIndustryInvoice.of(electronic, Profile.ZUGFERD)))
                .isEmpty();
    }
}
