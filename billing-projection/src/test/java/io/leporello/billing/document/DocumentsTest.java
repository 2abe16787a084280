package io.leporello.billing.document;

import static io.leporello.billing.document.InvoiceBuilder.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceTerms;
import io.leporello.billing.invoice.Syntax;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is issued, and that nothing is that an official rule forbids. */
class DocumentsTest {

    private static final Documents DOCUMENTS = issuing(Syntax.CII);
    private static final Documents IN_UBL = issuing(Syntax.UBL);

    private static Documents issuing(Syntax syntax) {
        return new Documents(new InvoiceTerms("RE", "GS", "RK", 14, ZoneOffset.UTC, syntax, null));
    }

    @Test
    void an_invoice_is_issued_as_xrechnung_and_zugferd() {
        assertThat(DOCUMENTS.of(ordinary(), null))
                .extracting(Document::form)
                .containsExactly(DocumentForm.XRECHNUNG, DocumentForm.ZUGFERD);
    }

    @Test
    void a_seller_who_prefers_ubl_issues_it_and_each_syntax_can_be_had_of_the_same_invoice() {
        var issued = IN_UBL.of(ordinary(), null);

        assertThat(issued).extracting(Document::form).containsExactly(DocumentForm.XRECHNUNG_UBL, DocumentForm.ZUGFERD);
        assertThat(DOCUMENTS.in(Syntax.UBL, ordinary()).sha256())
                .isEqualTo(issued.get(0).sha256());
        assertThat(IN_UBL.in(Syntax.CII, ordinary()).sha256())
                .isEqualTo(DOCUMENTS.of(ordinary(), null).get(0).sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TND", "KWD"})
    void a_currency_of_three_decimals_is_invoiced_on_paper_alone(String currency) throws IOException {
        var invoice = invoice().currency(currency).line(Lines.lumpSum("49.125")).build();

        var documents = DOCUMENTS.of(invoice, Usages.ofOctober());

        assertThat(documents).extracting(Document::form).containsExactly(DocumentForm.PDF);
        try (var pdf = Loader.loadPDF(documents.get(0).bytes())) {
            assertThat(pdf.getDocumentCatalog().getNames()).isNull();
            assertThat(new PDFTextStripper().getText(pdf).replace('\u00A0', ' '))
                    .contains("49,125 " + currency, "9,334 " + currency, "58,459 " + currency);
        }
        assertThatThrownBy(() -> DOCUMENTS.in(Syntax.CII, invoice))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("two decimals that EN 16931 allows");
    }

    @Test
    void the_same_invoice_is_the_same_bytes() {
        assertThat(hashes(DOCUMENTS.of(ordinary(), Usages.ofOctober())))
                .isEqualTo(hashes(DOCUMENTS.of(ordinary(), Usages.ofOctober())));
    }

    @Test
    void the_pdf_holds_the_invoice_as_factur_x() throws IOException {
        var invoice = ordinary();
        var factur = CrossIndustryInvoice.of(ElectronicInvoice.of(invoice, new Wording(invoice)), Profile.CORE);
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
    void a_wrong_total_is_refused_with_the_number_of_the_rule() {
        refused(invoice().line(Lines.recurring("49.00", 31)).gross("58.32"), "BR-CO-15");
        refused(invoice().line(Lines.recurring("49.00", 31)).net("48.99"), "BR-CO-10");
    }

    @Test
    void an_invoice_without_the_buyers_reference_is_refused() {
        refused(invoice().line(Lines.recurring("49.00", 31)).withoutBuyerReference(), "BR-DE-15");
    }

    @Test
    void a_buyer_without_a_city_gets_the_core_of_the_standard_instead_of_xrechnung() {
        var nowhere = invoice().line(Lines.recurring("49.00", 31)).withoutCity().build();
        var structured = DOCUMENTS.of(nowhere, null).get(0);
        assertThat(structured.form()).isEqualTo(DocumentForm.EN16931);
        assertThat(new String(structured.bytes(), StandardCharsets.UTF_8))
                .contains("urn:cen.eu:en16931:2017<")
                .doesNotContain("xrechnung");
        var ubl = DOCUMENTS.in(Syntax.UBL, nowhere);
        assertThat(ubl.form()).isEqualTo(DocumentForm.EN16931_UBL);
        assertThat(new String(ubl.bytes(), StandardCharsets.UTF_8))
                .contains("<cbc:CustomizationID>urn:cen.eu:en16931:2017<")
                .doesNotContain("xrechnung");
    }

    @Test
    void an_invoice_without_lines_is_refused() {
        refused(invoice(), "BR-16");
    }

    private static void refused(InvoiceBuilder invoice, String rule) {
        for (var making :
                List.<Runnable>of(() -> DOCUMENTS.of(invoice.build(), null), () -> IN_UBL.of(invoice.build(), null)))
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
