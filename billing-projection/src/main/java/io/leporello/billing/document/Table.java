package io.leporello.billing.document;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table that goes on over pages, its head on each of them. */
final class Table {

    private static final float HEAD_HEIGHT = 7.5f;
    private static final float CELL_GAP = 3;

    private final Letter letter;
    private final List<Column> columns;
    private final Sheet.Drawing beforeBreak;
    private final Sheet.Drawing afterBreak;
    private final Tag tag;
    private @Nullable Tag row;

    /**
     * @param left   where text begins
     * @param right  where figures end
     * @param figure whether the column is set to its right edge
     */
    record Column(String title, float left, float right, boolean figure) {

        float width() {
            return right - left;
        }
    }

    /**
     * @param beforeBreak draws below the last row of a page that is not the last; the table leaves it no room of its own
     * @param afterBreak  draws above the first row of such a next page
     */
    Table(Letter letter, List<Column> columns, Sheet.Drawing beforeBreak, Sheet.Drawing afterBreak) {
        this.letter = letter;
        this.columns = columns;
        this.beforeBreak = beforeBreak;
        this.afterBreak = afterBreak;
        this.tag = letter.sheet().root().child("Table");
    }

    Table(Letter letter, List<Column> columns) {
        this(letter, columns, () -> {}, () -> {});
    }

    Table begin() throws IOException {
        head(tag.child("TR"));
        return this;
    }

    /** Only the first head is one to a reader who hears it; the others are repetitions. */
    private void head(@Nullable Tag first) throws IOException {
        var sheet = letter.sheet();
        for (var column : columns) {
            var cell = first == null ? null : first.columnHead();
            if (column.figure()) sheet.textTo(cell, column.right(), letter.y(), column.title(), Style.HEAD);
            else sheet.text(cell, column.left(), letter.y(), column.title(), Style.HEAD);
        }
        sheet.line(Letter.LEFT, letter.y() + 2, Letter.RIGHT, letter.y() + 2, 0.8f, Style.INK);
        letter.down(HEAD_HEIGHT);
    }

    /** Goes on to the next page where so much does not fit on this one. */
    void makeRoom(float height) throws IOException {
        if (letter.fits(height)) return;
        beforeBreak.draw();
        letter.nextPage();
        head(null);
        afterBreak.draw();
    }

    void row() {
        row = tag.child("TR");
    }

    /** The next cell of the row, for whoever sets more into it. */
    Tag cell() {
        return Objects.requireNonNull(row, "a cell is in a row").child("TD");
    }

    /** Sets one line into the next cell; {@code column} from 0. */
    Tag cell(int column, String text, Style style) throws IOException {
        var cell = cell();
        var place = columns.get(column);
        if (place.figure())
            letter.sheet().figure(cell, place.right(), letter.y(), place.width() - CELL_GAP, text, style);
        else letter.sheet().text(cell, place.left(), letter.y(), text, style);
        return cell;
    }

    Column column(int number) {
        return columns.get(number);
    }

    /** A hairline under the row, {@code below} the place. */
    void rule(float below) throws IOException {
        var at = letter.y() + below;
        letter.sheet().line(Letter.LEFT, at, Letter.RIGHT, at, 0.4f, Style.HAIRLINE);
    }
}
