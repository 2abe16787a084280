package io.leporello.billing.document;

import io.leporello.billing.document.Table.Column;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.statement.StatementLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** The lines of an invoice with what explains them in grey below; what they come to so far is carried over pages. */
final class LinesTable {

    private static final int POSITION = 0;
    private static final int WHAT = 1;
    private static final int QUANTITY = 2;
    private static final int PRICE = 3;
    private static final int AMOUNT = 4;
    private static final float NAME_HEIGHT = 4.6f;
    private static final float DETAIL_HEIGHT = 3.9f;
    private static final float GAP = 3.6f;
    private static final float CARRIED_HEIGHT = 6;
    /** A line with very many tiers is taller than a page; then only its beginning is kept together. */
    private static final float KEPT_TOGETHER = 60;

    private final Letter letter;
    private final Sheet sheet;
    private final Wording words;
    private final Texts texts;
    private final Table table;
    private BigDecimal carried = BigDecimal.ZERO;

    LinesTable(Letter letter, Wording words) {
        this.letter = letter;
        this.sheet = letter.sheet();
        this.words = words;
        this.texts = words.texts();
        this.table = new Table(letter, columns(), this::carryOver, this::carryOver);
    }

    private List<Column> columns() {
        return List.of(
                new Column(texts.text("column.position"), Letter.LEFT, 33, false),
                new Column(texts.text("column.what"), 34, 112, false),
                new Column(texts.text("column.quantity"), 112, 136, true),
                new Column(texts.text("column.price"), 136, 163, true),
                new Column(texts.text("column.amount"), 163, Letter.RIGHT, true));
    }

    void draw(Invoice invoice) throws IOException {
        table.begin();
        for (var index = 0; index < invoice.lines().size(); index++) {
            var line = invoice.lines().get(index);
            draw(index + 1, line);
            carried = carried.add(line.amount());
        }
    }

    private void draw(int number, StatementLine line) throws IOException {
        var name =
                sheet.wrapped(words.name(line), Style.STRONG, table.column(WHAT).width());
        var details = words.details(line);
        var height = name.size() * NAME_HEIGHT + details.size() * DETAIL_HEIGHT + GAP;
        table.makeRoom(Math.min(height, KEPT_TOGETHER) + CARRIED_HEIGHT);
        table.row();
        table.cell(POSITION, Integer.toString(number), Style.NOTE.sized(9));
        var what = table.cell(WHAT, name.get(0), Style.STRONG);
        var price = ItemPrice.unitPrice(line);
        if (line.meter() == null) table.cell();
        else table.cell(QUANTITY, texts.number(line.quantity().value()), Style.BODY);
        if (price == null) table.cell();
        else table.cell(PRICE, texts.money(price), Style.BODY);
        table.cell(AMOUNT, texts.money(line.amount()), Style.STRONG);
        for (var more : name.subList(1, name.size())) {
            letter.down(NAME_HEIGHT);
            sheet.text(what, table.column(WHAT).left(), letter.y(), more, Style.STRONG);
        }
        letter.down(NAME_HEIGHT);
        for (var detail : details) draw(detail, what);
        table.rule(GAP / 2 - DETAIL_HEIGHT);
        letter.down(GAP);
    }

    private void draw(Wording.Detail detail, Tag what) throws IOException {
        var left = table.column(WHAT).left();
        var width = table.column(QUANTITY).right() - left;
        for (var line : sheet.wrapped(detail.text(), Style.NOTE, width)) {
            table.makeRoom(DETAIL_HEIGHT + CARRIED_HEIGHT);
            sheet.text(what, left, letter.y(), line, Style.NOTE);
            if (detail.amount() != null && line.equals(lastLine(detail, width)))
                sheet.figure(
                        what,
                        table.column(PRICE).right(),
                        letter.y(),
                        table.column(PRICE).width(),
                        detail.amount(),
                        Style.NOTE);
            letter.down(DETAIL_HEIGHT);
        }
    }

    private String lastLine(Wording.Detail detail, float width) throws IOException {
        var lines = sheet.wrapped(detail.text(), Style.NOTE, width);
        return lines.get(lines.size() - 1);
    }

    private void carryOver() throws IOException {
        var amount = table.column(AMOUNT);
        sheet.text(null, table.column(WHAT).left(), letter.y(), texts.text("carried"), Style.NOTE.sized(9));
        sheet.figure(null, amount.right(), letter.y(), amount.width(), texts.money(carried), Style.NOTE.sized(9));
        table.rule(2);
        letter.down(CARRIED_HEIGHT + 1);
    }

    /** Goes on to the next page, with what is carried, where so much does not fit on this one. */
    void makeRoom(float height) throws IOException {
        table.makeRoom(height);
    }
}
