package io.leporello.billing.document;

import io.leporello.billing.invoice.Invoice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How and until when to pay, with the code for banking apps; or that nothing is to be paid. */
final class Payment {

    private static final float HEIGHT = 38;
    private static final float CODE = 25;
    private static final float VALUES = 55;
    private static final float ROW = 4.5f;

    private final Letter letter;
    private final Sheet sheet;
    private final Invoice invoice;
    private final Wording words;
    private final Texts texts;

    Payment(Letter letter, Invoice invoice, Wording words) {
        this.letter = letter;
        this.sheet = letter.sheet();
        this.invoice = invoice;
        this.words = words;
        this.texts = words.texts();
    }

    void draw() throws IOException {
        letter.down(5);
        if (!words.isToBePaid()) {
            letter.paragraph(words.terms(), Style.BODY);
            return;
        }
        if (!letter.fits(HEIGHT)) letter.nextPage();
        var top = letter.y();
        if (TransferCode.isFor(invoice)) code(top - 3);
        letter.paragraph(
                texts.text("transfer", texts.money(invoice.gross()), texts.day(invoice.dueOn())),
                Style.BODY,
                Letter.WIDE - CODE - 8);
        letter.down(1);
        var seller = invoice.seller();
        about("transfer.holder", seller.name());
        about("transfer.bank", seller.bank());
        about("transfer.iban", Iban.grouped(seller.iban()));
        about("transfer.bic", seller.bic());
        about("transfer.reference", invoice.number());
        letter.down(Math.max(0, top + HEIGHT - 4 - letter.y()));
    }

    private void about(String key, @Nullable String value) throws IOException {
        if (value == null) return;
        var paragraph = sheet.root().child("P");
        sheet.text(paragraph, Letter.LEFT, letter.y(), texts.text(key), Style.NOTE.sized(8.5f));
        sheet.text(paragraph, VALUES, letter.y(), value, Style.BODY);
        letter.down(ROW);
    }

    private void code(float top) throws IOException {
        var left = Letter.RIGHT - CODE;
        var alternative = texts.text(
                "code.alternative",
                texts.money(invoice.gross()),
                invoice.seller().name());
        sheet.boxes(sheet.root().figure(alternative), TransferCode.boxes(invoice, left, top, CODE), Style.INK);
        var caption = texts.text("code.caption");
        sheet.figure(sheet.root().child("P"), Letter.RIGHT, top + CODE + 3.5f, 50, caption, Style.FINE);
    }
}
