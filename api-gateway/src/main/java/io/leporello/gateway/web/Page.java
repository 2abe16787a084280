package io.leporello.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code after} for the page behind this one; null, and written as null, on the last
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page out of rows that were asked for with one more than the limit: the row too many says that there is a next
     * page, which begins after the last row that is shown.
     */
    public static <T> Page<T> of(List<T> oneMore, PageRequest asked, Function<T, String> after) {
        if (oneMore.size() <= asked.limit()) return new Page<>(oneMore, null);
        var shown = oneMore.subList(0, asked.limit());
        return new Page<>(shown, after.apply(shown.get(shown.size() - 1)));
    }
}
