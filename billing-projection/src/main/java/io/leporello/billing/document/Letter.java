package io.leporello.billing.document;

import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.Seller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a business letter, DIN 5008 form B: letterhead, address field, information block, fold marks, footer. It
 * keeps the place where the next thing goes.
 *
 * <pre>
 *   0 ┌──────────────────────────────┐
 *     │ letterhead                   │
 *  45 │ ┌─ 85 x 45 ──┐   information │   the address field begins 20 mm from the left,
 *     │ │ address    │   block       │   the information block 125 mm
 *  90 │ └────────────┘               │
 * 105 ─ fold          subject        │
 * 148 ─ punch                        │
 * 210 ─ fold                         │
 *     │ footer                       │
 * 297 └──────────────────────────────┘
 * </pre>
 */
final class Letter {

    static final float LEFT = 25;
    static final float RIGHT = 190;
    static final float WIDE = RIGHT - LEFT;
    static final float BOTTOM = 262;

    private static final float INFORMATION = 125;
    private static final float INFORMATION_VALUE = 152;
    private static final float INFORMATION_WIDTH = RIGHT - INFORMATION_VALUE;
    private static final float ADDRESS_WIDTH = 80;
    private static final float SUBJECT = 108;
    private static final float FOLLOWING_TOP = 30;
    private static final float FOOTER = 273;
    /** Millimetres from line to line for every point of size. */
    private static final float LEADING = 0.47f;

    private final Sheet sheet;
    private final Invoice invoice;
    private final Wording words;
    private final Texts texts;
    private float y;

    Letter(Sheet sheet, Invoice invoice, Wording words) {
        this.sheet = sheet;
        this.invoice = invoice;
        this.words = words;
        this.texts = words.texts();
    }

    Sheet sheet() {
        return sheet;
    }

    /** Where the next thing begins. */
    float y() {
        return y;
    }

    void down(float millimetres) {
        y += millimetres;
    }

    boolean fits(float height) {
        return y + height <= BOTTOM;
    }

    void firstPage() throws IOException {
        sheet.newPage();
        letterhead();
        marks();
        footer();
        address();
        information();
        y = SUBJECT;
    }

    void nextPage() throws IOException {
        sheet.newPage();
        sheet.text(null, LEFT, 18, invoice.seller().name(), Style.BRAND.sized(9));
        sheet.textTo(null, RIGHT, 18, texts.text("subject." + invoice.kind(), invoice.number()), Style.NOTE);
        sheet.line(LEFT, 20.5f, RIGHT, 20.5f, 0.4f, Style.HAIRLINE);
        footer();
        y = FOLLOWING_TOP;
    }

    /** Sets a text over the whole width and leaves a little room below. */
    void paragraph(String text, Style style) throws IOException {
        paragraph(text, style, WIDE);
    }

    void paragraph(String text, Style style, float width) throws IOException {
        var paragraph = sheet.root().child("P");
        for (var line : sheet.wrapped(text, style, width)) {
            if (!fits(0)) nextPage();
            sheet.text(paragraph, LEFT, y, line, style);
            y += style.size() * LEADING;
        }
        y += 1.5f;
    }

    private void letterhead() throws IOException {
        sheet.boxes(null, List.of(new Sheet.Box(LEFT, 17, 12, 1.2f)), Style.ACCENT);
        var style = Style.BRAND;
        var wide = sheet.width(invoice.seller().name(), style);
        if (wide > WIDE) style = style.sized(style.size() * WIDE / wide);
        sheet.text(sheet.root().child("P"), LEFT, 26, invoice.seller().name(), style);
    }

    private void marks() throws IOException {
        for (var fold : new float[] {105, 210}) sheet.line(4, fold, 8, fold, 0.4f, Style.GREY);
        sheet.line(4, 148.5f, 10, 148.5f, 0.4f, Style.GREY);
    }

    private void address() throws IOException {
        var seller = invoice.seller();
        var sender = seller.name() + " · " + seller.street() + " · " + seller.postalCode() + " " + seller.city();
        var wide = sheet.width(sender, Style.FINE);
        var fitting = wide <= ADDRESS_WIDTH
                ? sender
                : sheet.wrapped(sender, Style.FINE, ADDRESS_WIDTH).get(0);
        sheet.text(sheet.root().child("P"), LEFT, 60.7f, fitting, Style.FINE);
        sheet.line(LEFT, 62, LEFT + ADDRESS_WIDTH, 62, 0.3f, Style.HAIRLINE);
        var line = 67f;
        var paragraph = sheet.root().child("P");
        for (var text : addressLines(invoice.buyer())) {
            for (var part : sheet.wrapped(text, Style.BODY.sized(10), ADDRESS_WIDTH)) {
                sheet.text(paragraph, LEFT, line, part, Style.BODY.sized(10));
                line += 4.6f;
            }
        }
    }

    private List<String> addressLines(Buyer buyer) {
        var city = Stream.of(buyer.postalCode(), buyer.city())
                .filter(part -> part != null)
                .toList();
        var lines = new ArrayList<String>();
        lines.add(buyer.name());
        if (buyer.street() != null) lines.add(buyer.street());
        if (!city.isEmpty()) lines.add(String.join(" ", city));
        if (!buyer.country().equals(invoice.seller().country()))
            lines.add(texts.country(buyer.country()).toUpperCase(texts.locale()));
        return lines;
    }

    private void information() throws IOException {
        y = 50;
        about("number." + invoice.kind(), invoice.number(), true);
        if (invoice.refersTo() != null) about("refers-to", invoice.refersTo().number(), false);
        about("issued-on", texts.day(invoice.issuedOn()), false);
        about("period", period(), false);
        about("customer", invoice.buyer().account(), false);
        if (!invoice.buyer().buyerReference().equals(invoice.buyer().account()))
            about("buyer-reference", invoice.buyer().buyerReference(), false);
        about("buyer-vat-id", invoice.buyer().vatId(), false);
        if (words.isToBePaid()) about("due-on", texts.day(invoice.dueOn()), false);
        y += 1.5f;
        about("contact", invoice.seller().contactName(), false);
        about("phone", invoice.seller().phone(), false);
        about("email", invoice.seller().email(), false);
    }

    private String period() {
        return texts.day(invoice.from()) + " – " + texts.day(invoice.to().minusDays(1));
    }

    private void about(String key, @Nullable String value, boolean bold) throws IOException {
        if (value == null || value.isEmpty()) return;
        var paragraph = sheet.root().child("P");
        var style = fitted(value, bold ? Style.STRONG.sized(8.5f) : Style.BODY.sized(8.5f));
        sheet.text(paragraph, INFORMATION, y, texts.text(key), Style.NOTE);
        for (var line : sheet.wrapped(value, style, INFORMATION_WIDTH)) {
            sheet.text(paragraph, INFORMATION_VALUE, y, line, style);
            y += 4.4f;
        }
    }

    /** As small as 7 points, so that an address of the web stays in one piece. */
    private Style fitted(String value, Style style) throws IOException {
        var wide = sheet.width(value, style);
        if (wide <= INFORMATION_WIDTH || value.contains(" ")) return style;
        return style.narrowedBy(INFORMATION_WIDTH / wide);
    }

    private void footer() throws IOException {
        var seller = invoice.seller();
        sheet.line(LEFT, FOOTER - 3.5f, RIGHT, FOOTER - 3.5f, 0.4f, Style.HAIRLINE);
        column(LEFT, List.of(seller.name(), seller.street(), seller.postalCode() + " " + seller.city()), 35);
        column(LEFT + 38, List.of(seller.phone(), seller.email()), 34);
        column(LEFT + 75, bank(seller), 43);
        column(LEFT + 121, registers(seller), 44);
    }

    private List<String> bank(Seller seller) {
        return Stream.of(
                        seller.bank(),
                        texts.text("transfer.iban") + " " + Iban.grouped(seller.iban()),
                        seller.bic() == null ? null : texts.text("transfer.bic") + " " + seller.bic())
                .filter(line -> line != null)
                .toList();
    }

    private List<String> registers(Seller seller) {
        return Stream.of(
                        texts.text("seller.vat-id", seller.vatId()),
                        seller.taxNumber() == null ? null : texts.text("seller.tax-number", seller.taxNumber()),
                        seller.registration(),
                        seller.directors())
                .filter(line -> line != null)
                .toList();
    }

    private void column(float x, List<String> lines, float width) throws IOException {
        var line = FOOTER;
        for (var text : lines)
            for (var part : sheet.wrapped(text, Style.FINE, width)) {
                sheet.text(null, x, line, part, Style.FINE);
                line += 3.1f;
            }
    }

    /** On every page, once it is known how many there are. */
    void pageNumbers() throws IOException {
        for (var page = 0; page < sheet.pages(); page++) {
            var label = texts.text("page", invoice.number(), page + 1, sheet.pages());
            sheet.textTo(page, RIGHT, FOOTER - 5.5f, label, Style.FINE);
        }
    }
}
