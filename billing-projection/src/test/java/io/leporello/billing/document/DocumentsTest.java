package io.leporello.billing.document;

import static io.leporello.billing.document.InvoiceBuilder.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.billing.invoice.Invoice;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

/** What is issued, and that nothing is that an official rule forbids. */
class DocumentsTest {

    private static final Documents DOCUMENTS = new Documents();

    @Test
    void an_invoice_is_issued_as_xrechnung_and_zugferd() {
        assertThat(DOCUMENTS.of(ordinary(), null))
                .extracting(Document::form)
                .containsExactly(DocumentForm.XRECHNUNG, DocumentForm.ZUGFERD);
        assertThat(DOCUMENTS.ubl(ordinary()).form()).isEqualTo(DocumentForm.XRECHNUNG_UBL);
    }

    @Test
    void the_same_invoice_is_the_same_bytes() {
        assertThat(hashes(DOCUMENTS.of(ordinary(), Usages.ofOctober())))
                .isEqualTo(hashes(DOCUMENTS.of(ordinary(), Usages.ofOctober())));
    }

    @Test
    void the_pdf_holds_the_invoice_as_factur_x() throws IOException {
        var invoice = ordinary();
        var factur = CrossIndustryInvoice.of(ElectronicInvoice.of(invoice, new Wording(invoice)), Profile.ZUGFERD);
        try (var pdf = Loader.loadPDF(DOCUMENTS.of(invoice, null).get(1).bytes())) {
            var files = pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys("factur-x.xml");
            assertThat(Objects.requireNonNull(files.get("factur-x.xml"))
                            .getEmbeddedFile()
                            .toByteArray())
                    .isEqualTo(factur);
        }
    }

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
        for (var making :
                List.<Runnable>of(() -> DOCUMENTS.of(invoice.build(), null), () -> DOCUMENTS.ubl(invoice.build())))
            assertThatThrownBy(making::run)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.errors())
                                    .extracting(FieldError::field)
                                    .contains(rule));
    }

    private static Invoice ordinary() {
        return invoice()
                .line(Lines.tiered("pages", "12500"))
                .line(Lines.recurring("49.00", 31))
                .build();
    }

    private static List<String> hashes(List<Document> documents) {
        return documents.stream().map(Document::sha256).toList();
    }
}
