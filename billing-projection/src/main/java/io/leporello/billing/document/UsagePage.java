package io.leporello.billing.document;

import io.leporello.billing.document.Table.Column;
import io.leporello.billing.invoice.UsageSummary;
import io.leporello.billing.invoice.UsageSummary.Day;
import io.leporello.billing.invoice.UsageSummary.Part;
import io.leporello.measure.Meter;
import io.leporello.measure.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the money was for: the days as columns, products and users as tables. */
final class UsagePage {

    private static final float CHART_HEIGHT = 42;
    private static final float AXIS_WIDTH = 18;
    private static final float ROW = 5.2f;
    private static final int GRID = 4;
    /** More rows would tell nobody anything; the rest is summed up in one. */
    private static final int MOST_ROWS = 12;

    private final Letter letter;
    private final Sheet sheet;
    private final UsageSummary usage;
    private final Texts texts;

    UsagePage(Letter letter, UsageSummary usage, Texts texts) {
        this.letter = letter;
        this.sheet = letter.sheet();
        this.usage = usage;
        this.texts = texts;
    }

    void draw() throws IOException {
        letter.nextPage();
        letter.down(4);
        sheet.text(sheet.root().child("H1"), Letter.LEFT, letter.y(), title(), Style.TITLE);
        letter.down(10);
        chart(meter());
        parts("usage.by-product", usage.products(), "usage.nothing");
        parts("usage.by-user", usage.users(), "usage.nobody");
        if (usage.address() != null) letter.paragraph(texts.text("usage.address", usage.address()), Style.NOTE);
    }

    private String title() {
        var month = YearMonth.from(usage.days().get(0).day());
        return texts.text("usage.title", texts.month(month));
    }

    /** The first meter on which anything was used; pages where nothing was. */
    private Meter meter() {
        return Stream.of(Meter.PAGES, Meter.DOCUMENTS, Meter.CREDITS)
                .filter(meter -> usage.days().stream()
                        .anyMatch(day -> day.usage().of(meter).value().signum() > 0))
                .findFirst()
                .orElse(Meter.PAGES);
    }

    private void chart(Meter meter) throws IOException {
        var values = usage.days().stream()
                .map(day -> day.usage().of(meter).value().max(BigDecimal.ZERO))
                .toList();
        var step = step(values.stream().reduce(BigDecimal.ZERO, BigDecimal::max));
        var top = step.multiply(BigDecimal.valueOf(GRID));
        heading(texts.text("usage.by-day", texts.text("meter." + meter.word())));
        var bottom = letter.y() + CHART_HEIGHT;
        for (var line = 0; line <= GRID; line++) gridLine(bottom, line, step);
        columns(values, top, bottom, meter);
        letter.down(CHART_HEIGHT + 14);
    }

    private void gridLine(float bottom, int number, BigDecimal step) throws IOException {
        var at = bottom - CHART_HEIGHT * number / GRID;
        var value = texts.number(step.multiply(BigDecimal.valueOf(number)));
        sheet.figure(null, Letter.LEFT + AXIS_WIDTH - 3, at + 0.9f, AXIS_WIDTH - 3, value, Style.FINE);
        sheet.line(
                Letter.LEFT + AXIS_WIDTH,
                at,
                Letter.RIGHT,
                at,
                number == 0 ? 0.8f : 0.3f,
                number == 0 ? Style.GREY : Style.HAIRLINE);
    }

    private void columns(List<BigDecimal> values, BigDecimal top, float bottom, Meter meter) throws IOException {
        var slot = (Letter.WIDE - AXIS_WIDTH) / values.size();
        var boxes = new ArrayList<Sheet.Box>();
        for (var index = 0; index < values.size(); index++) {
            var left = Letter.LEFT + AXIS_WIDTH + slot * index;
            var height = values.get(index).divide(top, 6, RoundingMode.HALF_UP).floatValue() * CHART_HEIGHT;
            if (height > 0) boxes.add(new Sheet.Box(left + slot * 0.18f, bottom - height, slot * 0.64f, height));
            dayLabel(usage.days().get(index), index, left + slot / 2, bottom + 4);
        }
        if (!boxes.isEmpty()) sheet.boxes(sheet.root().figure(alternative(values, meter)), boxes, Style.ACCENT);
    }

    private void dayLabel(Day day, int index, float centre, float y) throws IOException {
        var number = day.day().getDayOfMonth();
        if (index != 0 && number != 1 && number % 5 != 0) return;
        var label = Integer.toString(number);
        sheet.text(null, centre - sheet.width(label, Style.FINE) / 2, y, label, Style.FINE);
    }

    private String alternative(List<BigDecimal> values, Meter meter) {
        var sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return texts.text("usage.by-day", texts.text("meter." + meter.word())) + ": " + texts.number(sum);
    }

    /** A round number, four of which reach the highest value: 1, 2, 2.5 or 5 times a power of ten. */
    private static BigDecimal step(BigDecimal highest) {
        if (highest.signum() == 0) return BigDecimal.ONE;
        var atLeast = highest.divide(BigDecimal.valueOf(GRID), 6, RoundingMode.CEILING);
        var power = BigDecimal.ONE.scaleByPowerOfTen(atLeast.precision() - atLeast.scale() - 1);
        return Stream.of("1", "2", "2.5", "5", "10")
                .map(factor -> power.multiply(new BigDecimal(factor)))
                .filter(step -> step.compareTo(atLeast) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private void heading(String text) throws IOException {
        sheet.text(sheet.root().child("H2"), Letter.LEFT, letter.y(), text, Style.STRONG.sized(10));
        letter.down(6);
    }

    private void parts(String title, List<Part> parts, String nameless) throws IOException {
        if (parts.isEmpty()) return;
        if (!letter.fits(6 + 8 + 3 * ROW)) letter.nextPage();
        var columns = List.of(
                new Column(texts.text(title), Letter.LEFT, 106, false),
                column(Meter.DOCUMENTS, 106, 134),
                column(Meter.PAGES, 134, 162),
                column(Meter.CREDITS, 162, Letter.RIGHT));
        var table = new Table(letter, columns).begin();
        var shown = parts.size() <= MOST_ROWS ? parts : parts.subList(0, MOST_ROWS - 1);
        for (var part : shown)
            row(table, part.name() == null ? texts.text(nameless) : part.name(), part.usage(), Style.BODY.sized(9));
        var others = parts.subList(shown.size(), parts.size());
        if (!others.isEmpty()) row(table, texts.text("usage.others", others.size()), sum(others), Style.BODY.sized(9));
        row(table, texts.text("usage.total"), sum(parts), Style.STRONG.sized(9));
        letter.down(8);
    }

    private static Usage sum(List<Part> parts) {
        return parts.stream().map(Part::usage).reduce(Usage.NONE, Usage::plus);
    }

    private Column column(Meter meter, float left, float right) {
        return new Column(texts.text("column." + meter.word()), left, right, true);
    }

    private void row(Table table, String name, Usage used, Style style) throws IOException {
        table.makeRoom(ROW);
        table.row();
        table.cell(0, sheet.wrapped(name, style, table.column(0).width()).get(0), style);
        table.cell(1, texts.number(used.documents().value()), style);
        table.cell(2, texts.number(used.pages().value()), style);
        table.cell(3, texts.number(used.credits().value()), style);
        table.rule(1.6f);
        letter.down(ROW);
    }
}
