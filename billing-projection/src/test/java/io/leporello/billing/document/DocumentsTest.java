package io.leporello.billing.document;

import static io.leporello.billing.document.InvoiceBuilder.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import org.junit.jupiter.api.Test;

/** No document leaves that a rule forbids. */
class DocumentsTest {

    private static final Documents DOCUMENTS = new Documents();

    @Test
    void a_wrong_total_is_refused() {
        refused(invoice().line(Lines.recurring("49.00", 31)).gross("58.32"), "BR-CO-15");
    }

    @Test
    void an_invoice_without_the_buyers_reference_is_refused() {
        refused(invoice().line(Lines.recurring("49.00", 31)).withoutBuyerReference(), "BR-DE-15");
    }

    @Test
    void an_invoice_without_the_buyers_city_is_refused() {
        refused(invoice().line(Lines.recurring("49.00", 31)).withoutCity(), "BR-DE-8");
    }

    @Test
    void an_invoice_without_lines_is_refused() {
        refused(invoice(), "BR-16");
    }

    private static void refused(InvoiceBuilder invoice, String rule) {
        assertThatThrownBy(() -> DOCUMENTS.of(invoice.build(), null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors())
                                .extracting(FieldError::field)
                                .contains(rule));
    }
}
