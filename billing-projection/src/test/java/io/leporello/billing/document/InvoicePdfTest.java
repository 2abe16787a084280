package io.leporello.billing.document;

import static io.leporello.billing.document.InvoiceBuilder.invoice;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.invoice.UsageSummary;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.tax.TaxCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What people get to see: right, complete, and a PDF/A-3a that a screen reader can read (PDF/UA-1). */
class InvoicePdfTest {

    @BeforeAll
    static void prepareJudge() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<InvoiceBuilder> kinds() {
        return Stream.of(
                invoice().line(Lines.tiered("pages", "12500")),
                Lines.ofEveryKind(invoice().locale("en-GB")),
                invoice().lines(twoHundred()),
                Lines.ofEveryKind(invoice().kind(InvoiceKind.CREDIT_NOTE)),
                invoice().kind(InvoiceKind.CORRECTION).line(Lines.adjustment("-12.34")),
                Lines.ofEveryKind(invoice().taxed(TaxCategory.AE)),
                invoice().taxed(TaxCategory.G).line(Lines.recurring("0.00", 31)),
                invoice().currency("TND").line(Lines.lumpSum("49.125")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_is_pdf_a_3a_and_pdf_ua_1(InvoiceBuilder invoice) throws VeraPDFException {
        var pdf = pdf(invoice.build(), Usages.ofOctober());
        for (var flavour : List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1))
            assertThat(failedChecks(pdf, flavour)).as(flavour.getId()).isEmpty();
    }

    @Test
    void it_says_what_the_invoice_holds() throws IOException {
        var text = text(Lines.ofEveryKind(invoice()).build());

        assertThat(text)
                .contains("Rechnung RE-2026-00017", "Kunde Eins GmbH & Co. KG", "Domplatz 3", "50667 Köln")
                .contains("03.11.2026", "01.10.2026 – 31.10.2026", "04011000-1234512345-06", "DE987654321")
                .contains("Verarbeitete Seiten", "über 1.000 bis 10.000: 9.000 × 0,0825 €", "742,50 €", "967,50 €")
                .contains("Mengenrabatt 5 %", "Erstattung für August 2026", "−12,34 €")
                .contains("Umsatzsteuer 19 % auf 2.010,93 €", "382,08 €", "2.393,01 €")
                .contains("DE02 1203 0000 0000 2020 51", "BYLADEM1001", "bis zum 17.11.2026")
                .contains("USt-IdNr. DE123456789", "Amtsgericht Charlottenburg");
    }

    @Test
    void it_says_it_in_english_where_the_language_is_not_german() throws IOException {
        assertThat(text(Lines.ofEveryKind(invoice().locale("fr-FR")).build()))
                .contains("Invoice RE-2026-00017", "Pages processed", "over 1,000 to 10,000: 9,000 × €0.0825")
                .contains("VAT 19% on €2,010.93", "€2,393.01", "17 Nov 2026", "Credit for August 2026");
    }

    @Test
    void a_reverse_charge_is_told_as_the_law_wants_it() throws IOException {
        assertThat(text(invoice()
                        .taxed(TaxCategory.AE)
                        .line(Lines.recurring("49.00", 31))
                        .build()))
                .contains("Steuerschuldnerschaft des Leistungsempfängers", "ATU12345678", "ÖSTERREICH");
    }

    @Test
    void a_credit_note_says_what_it_takes_back_and_asks_for_no_money() throws IOException {
        assertThat(text(invoice()
                        .kind(InvoiceKind.CREDIT_NOTE)
                        .line(Lines.recurring("49.00", 31))
                        .build()))
                .contains("Stornorechnung GS-2026-00017", "RE-2026-00011 vom 05.10.2026", "Falscher Tarif vereinbart")
                .doesNotContain("Bitte überweisen", "Zahlbar bis");
    }

    @Test
    void what_is_carried_over_a_page_is_the_sum_of_the_lines_before() throws IOException {
        var pages = pages(invoice().lines(twoHundred()).build());

        assertThat(pages).hasSizeGreaterThan(5);
        for (var page = 1; page < pages.size() - 1; page++) {
            assertThat(pages.get(page)).contains("Pos.", "Seite " + (page + 1) + " von " + pages.size());
            assertThat(carried(pages.get(page)).get(0)).isEqualTo(last(carried(pages.get(page - 1))));
        }
    }

    @Test
    void bought_credits_are_told_in_the_language_of_the_invoice() throws IOException {
        assertThat(text(invoice().line(Lines.purchase("500.00")).build()))
                .contains("Guthaben", "10.000 Credits, einzulösen bis 31.10.2027");
        assertThat(text(invoice().locale("en-GB").line(Lines.purchase("500.00")).build()))
                .contains("Prepaid credits", "10,000 credits, to be used by 31 Oct 2027");
        assertThat(text(invoice().line(Lines.purchase("500.00", null)).build())).contains("10.000 Credits\n");
    }

    @Test
    void a_character_that_the_font_lacks_costs_no_invoice() throws IOException {
        var lines = List.of(Lines.earlyPurchase("1.00", "漢字 credits"));
        assertThat(text(invoice().lines(lines).build())).contains("?? credits");
    }

    @Test
    void the_code_for_banking_apps_is_the_transfer() throws IOException, ReaderException {
        var invoice = invoice().line(Lines.recurring("49.00", 31)).build();

        assertThat(decoded(pdf(invoice, null))).isEqualTo("""
                        BCD
                        002
                        1
                        SCT
                        BYLADEM1001
                        Leporello Dokumente GmbH
                        DE02120300000000202051
                        EUR58.31


                        RE-2026-00017""");
    }

    @Test
    void the_last_page_tells_what_the_money_was_for_and_no_more_rows_than_anybody_reads() throws IOException {
        var october = Usages.ofOctober();
        var users = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> Usages.part("user-" + number, 100))
                .toList();
        var usage = new UsageSummary(october.days(), october.products(), users, "https://bill.example/kunde");

        var pages = pages(invoice().line(Lines.tiered("pages", "12500")).build(), usage);

        assertThat(pages).hasSize(2);
        assertThat(pages.get(1))
                .contains("Ihre Nutzung im Oktober 2026", "Verarbeitete Seiten nach Tagen")
                .contains("invoice-extraction 684 8.211 821,1", "ohne Produkt 97 1.169 116,9")
                .contains("user-11 8 100 10", "29 weitere 232 2.900 290", "Summe 320 4.000 400")
                .doesNotContain("user-12")
                .contains("Die einzelnen Vorgänge sehen Sie unter https://bill.example/kunde.");
    }

    private static List<StatementLine> twoHundred() {
        var lines = new ArrayList<StatementLine>();
        for (var number = 0; number < 200; number++)
            lines.add(
                    number % 3 == 0
                            ? Lines.tiered("pages", "" + number * 377)
                            : Lines.perUnit("documents", "" + number * 31, "0.0125"));
        return lines;
    }

    private static List<String> carried(String page) {
        return page.lines().filter(line -> line.startsWith("Übertrag")).toList();
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }

    private static byte[] pdf(Invoice invoice, @Nullable UsageSummary usage) {
        var words = new Wording(invoice);
        var xml = ElectronicInvoice.canSay(invoice)
                ? CrossIndustryInvoice.of(ElectronicInvoice.of(invoice, words), Profile.CORE)
                : null;
        return InvoicePdf.of(invoice, words, xml, usage);
    }

    private static String text(Invoice invoice) throws IOException {
        return String.join("\n", pages(invoice));
    }

    private static List<String> pages(Invoice invoice) throws IOException {
        return pages(invoice, null);
    }

    private static List<String> pages(Invoice invoice, @Nullable UsageSummary usage) throws IOException {
        try (var document = Loader.loadPDF(pdf(invoice, usage))) {
            var pages = new ArrayList<String>();
            for (var page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document).replace('\u00A0', ' '));
            }
            return pages;
        }
    }

    private static List<String> failedChecks(byte[] pdf, PDFAFlavour flavour) throws VeraPDFException {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var judge = Foundries.defaultInstance().createValidator(flavour, false)) {
            return judge.validate(parser).getTestAssertions().stream()
                    .map(failed -> failed.getRuleId().getClause() + ": " + failed.getMessage())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(byte[] pdf) throws IOException, ReaderException {
        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 200);
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        }
    }
}
