package io.leporello.page;

import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param after the {@link Page#next} of the page before; null for the first page
 * @param limit how many items at most, 1 to {@link Page#MOST}
 */
public record Paging(@Nullable String after, int limit) {

    /** @throws Refusal of kind INVALID when {@code limit} is out of its range */
    public Paging {
        if (limit < 1 || limit > Page.MOST)
            throw Refusal.invalid("limit", "is " + limit + "; a number from 1 to " + Page.MOST + " was expected");
    }

    public static Paging first(int limit) {
        return new Paging(null, limit);
    }

    /** How many rows to read: one more than wanted tells whether there is another page. */
    public int rows() {
        return limit + 1;
    }

    /**
     * The id behind which the page begins; empty, which comes before all, for the first one.
     *
     * @throws Refusal of kind INVALID when {@code after} is no id
     */
    public String afterId() {
        if (after == null) return "";
        if (!TextChecks.isId(after)) throw foreign(after);
        return after;
    }

    /** The answer to an {@code after} that no page gave. */
    public static Refusal foreign(String after) {
        return Refusal.invalid("after", "is " + TextChecks.shown(after) + "; the next of the page before was expected");
    }

    /**
     * @param rows in their order, {@link #rows} of them at most
     * @param key  what {@code after} has to hold to go on behind this row
     * @param page constructor of the page
     */
    public <T, P extends Page<T>> P cut(
            List<T> rows, Function<T, String> key, BiFunction<List<T>, @Nullable String, P> page) {
        if (rows.size() <= limit) return page.apply(List.copyOf(rows), null);
        var items = List.copyOf(rows.subList(0, limit));
        return page.apply(items, key.apply(items.get(limit - 1)));
    }
}
