package io.leporello.billing.document;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.UsageSummary;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An invoice, credit note or correction as a letter. */
final class InvoicePaper {

    private final Sheet sheet;
    private final Invoice invoice;
    private final Wording words;
    private final Texts texts;

    InvoicePaper(Sheet sheet, Invoice invoice, Wording words) {
        this.sheet = sheet;
        this.invoice = invoice;
        this.words = words;
        this.texts = words.texts();
    }

    void draw(@Nullable UsageSummary usage) throws IOException {
        var letter = new Letter(sheet, invoice, words);
        letter.firstPage();
        opening(letter);
        var lines = new LinesTable(letter, words);
        lines.draw(invoice);
        var sums = new Sums(letter, invoice, words);
        lines.makeRoom(sums.height());
        sums.draw();
        new Payment(letter, invoice, words).draw();
        if (usage != null) new UsagePage(letter, usage, texts).draw();
        letter.pageNumbers();
        sheet.finish();
    }

    private void opening(Letter letter) throws IOException {
        var title = sheet.root().child("H1");
        sheet.text(
                title, Letter.LEFT, letter.y(), texts.text("subject." + invoice.kind(), invoice.number()), Style.TITLE);
        letter.down(8);
        letter.paragraph(sentence(), Style.BODY);
        for (var note : new @Nullable String[] {words.reason(), words.usageOf()})
            if (note != null) letter.paragraph(note, Style.BODY);
        letter.down(5);
    }

    private String sentence() {
        var preceding = invoice.refersTo();
        return texts.text(
                "opening." + invoice.kind(),
                texts.day(invoice.from()),
                texts.day(invoice.to().minusDays(1)),
                preceding == null ? "" : preceding.number(),
                preceding == null ? "" : texts.day(preceding.issuedOn()));
    }
}
