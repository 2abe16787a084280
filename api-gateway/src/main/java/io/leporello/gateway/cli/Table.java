package io.leporello.gateway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small table in box-drawing characters. Columns are as wide as their widest cell; numbers are right-aligned so that
 * their digits stand below each other.
 */
final class Table {

    private record Column(String title, boolean right) {}

    private final Paint paint;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<List<String>> sums = new ArrayList<>();

    Table(Paint paint) {
        this.paint = paint;
    }

    Table text(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    Table number(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    Table row(String... cells) {
        rows.add(checked(cells));
        return this;
    }

    /** A row below the line, such as a total. */
    Table sum(String... cells) {
        sums.add(checked(cells));
        return this;
    }

    private List<String> checked(String... cells) {
        if (cells.length != columns.size())
            throw new IllegalArgumentException(
                    "A row of " + cells.length + " cells in a table of " + columns.size() + " columns");
        return List.of(cells);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(rule("┌", "┬", "┐"));
        lines.add(line(columns.stream().map(Column::title).toList(), paint::strong));
        lines.add(rule("├", "┼", "┤"));
        rows.forEach(row -> lines.add(line(row, UnaryOperator.identity())));
        if (!sums.isEmpty()) lines.add(rule("├", "┼", "┤"));
        sums.forEach(row -> lines.add(line(row, paint::strong)));
        lines.add(rule("└", "┴", "┘"));
        return lines;
    }

    private String rule(String left, String middle, String right) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> "─".repeat(width(column) + 2))
                .collect(Collectors.joining(middle, left, right));
    }

    private String line(List<String> cells, UnaryOperator<String> emphasis) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> " " + emphasis.apply(padded(cells.get(column), column)) + " ")
                .collect(Collectors.joining("│", "│", "│"));
    }

    private String padded(String cell, int column) {
        var blanks = " ".repeat(width(column) - length(cell));
        return columns.get(column).right() ? blanks + cell : cell + blanks;
    }

    private int width(int column) {
        var widest = IntStream.concat(
                rows.stream().mapToInt(row -> length(row.get(column))),
                sums.stream().mapToInt(row -> length(row.get(column))));
        return Math.max(length(columns.get(column).title()), widest.max().orElse(0));
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
