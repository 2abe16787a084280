package io.leporello.billing.document;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.tax.TaxCategory;
import io.leporello.billing.tax.TaxTotal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the lines come to: net, tax by rate with its base, gross, and why there is no tax where there is none. */
final class Sums {

    private static final float LEFT = 104;
    private static final float ROW = 5.6f;
    private static final float AMOUNT_WIDTH = 34;

    private final Letter letter;
    private final Invoice invoice;
    private final Wording words;
    private final Texts texts;

    Sums(Letter letter, Invoice invoice, Wording words) {
        this.letter = letter;
        this.invoice = invoice;
        this.words = words;
        this.texts = words.texts();
    }

    float height() {
        return ROW * (invoice.taxes().size() + 2) + 8 + 5 * invoice.taxes().size();
    }

    void draw() throws IOException {
        letter.down(1.5f);
        row(texts.text("sum.net"), texts.money(invoice.net()), Style.BODY);
        for (var tax : invoice.taxes()) row(label(tax), texts.money(tax.amount()), Style.BODY);
        letter.sheet().line(LEFT, letter.y() - 3.2f, Letter.RIGHT, letter.y() - 3.2f, 0.8f, Style.INK);
        letter.down(1.6f);
        row(texts.text("sum.gross." + invoice.kind()), texts.money(invoice.gross()), Style.STRONG.sized(11.5f));
        letter.down(1);
        for (var tax : invoice.taxes()) reason(words.taxReason(tax));
    }

    private String label(TaxTotal tax) {
        if (tax.category() == TaxCategory.O) return texts.text("sum.out-of-scope");
        return texts.text("sum.tax", texts.number(tax.rate()), texts.money(tax.base()));
    }

    private void row(String label, String amount, Style style) throws IOException {
        var paragraph = letter.sheet().root().child("P");
        letter.sheet().text(paragraph, LEFT, letter.y(), label, style);
        letter.sheet().figure(paragraph, Letter.RIGHT, letter.y(), AMOUNT_WIDTH, amount, style);
        letter.down(ROW);
    }

    private void reason(@Nullable String reason) throws IOException {
        if (reason != null) letter.paragraph(reason, Style.STRONG.sized(9));
    }
}
