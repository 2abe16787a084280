package io.leporello.gateway.ui.dashboard;

import io.leporello.billing.statement.IncompleteView;
import io.leporello.gateway.ui.PeriodMenu;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Usage of a period, ready to be shown.
 *
 * @param empty   whether nothing was ever used, as far as the page looks back
 * @param meters  what is counted, to choose from
 * @param splits  what it is split into, to choose from
 * @param chart   the columns, as JSON
 * @param columns of the table, to be sorted by
 * @param rows    the parts, as many as are shown
 * @param hidden  how many more there are
 * @param days    every day or month with its sums
 * @param gauges  where one customer stands among the tiers of its prices
 * @param filter  the one product that is shown; null for all
 */
public record Board(
        PeriodMenu periods,
        boolean empty,
        boolean credits,
        List<Tile> tiles,
        List<Choice> meters,
        List<Choice> splits,
        String meter,
        String split,
        String chart,
        List<Column> columns,
        List<Row> rows,
        int hidden,
        Row total,
        List<Row> days,
        List<Gauge> gauges,
        String path,
        String table,
        @Nullable Filter filter,
        IncompleteView incomplete) {

    /** @param without the address of the same page without it */
    public record Filter(String name, String without) {}

    /**
     * @param key        by which a live figure is found again
     * @param exact      the figure with all of its decimals
     * @param change     against what the note says; null when there is nothing to compare with
     * @param pace       how much of the forecast there is so far, from 0 to 100; 0 without a forecast
     * @param sparkLabel what the small curve or bar shows, in words
     */
    public record Tile(
            String key,
            String label,
            String figure,
            String exact,
            @Nullable String change,
            String note,
            @Nullable Spark spark,
            int pace,
            String sparkLabel,
            @Nullable String path) {}

    /** One of several ways to look at the same. */
    public record Choice(String key, String path, boolean current) {}

    /** @param sort {@code ascending} or {@code descending}; null when the table is sorted by another column */
    public record Column(String key, String path, @Nullable String sort, boolean number) {}

    /** @param share of the meter that is shown, as a number from 0 to 100 */
    public record Row(
            String key,
            String name,
            @Nullable String path,
            String documents,
            String pages,
            String credits,
            String share,
            int width) {}

    /**
     * @param mark  where the month stands, in thousandths of the bar
     * @param words how much is left until the next tier, or that it is the last one
     */
    public record Gauge(String meter, String month, String used, String words, int mark, List<Step> steps) {}

    /**
     * @param from  the first unit
     * @param price of one unit
     * @param state {@code done}, {@code now} or {@code next}
     */
    public record Step(String from, String price, String state, int x, int width) {}
}
