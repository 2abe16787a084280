package io.leporello.billing.dashboard;

import io.leporello.measure.Usage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was used in a span of days.
 *
 * @param starts of the days or months, every one of the span
 * @param totals over all of it
 * @param sums   for each start what was used, of all parts together
 * @param parts  every part, the largest first
 * @param series the largest parts over time, at most {@link #SERIES_MAX}; when there are more parts, the last one holds the
 *               rest of them
 * @param before the time before; null unless asked for
 */
public record OverviewView(
        List<LocalDate> starts,
        Usage totals,
        List<Usage> sums,
        List<Part> parts,
        List<Series> series,
        @Nullable Before before) {

    /** More could not be told apart. */
    public static final int SERIES_MAX = 6;

    public OverviewView {
        starts = List.copyOf(starts);
        sums = List.copyOf(sums);
        parts = List.copyOf(parts);
        series = List.copyOf(series);
    }

    /**
     * @param key  id of the customer or user, or the product; null for usage that names none
     * @param name of the customer; null for other parts
     */
    public record Part(@Nullable String key, @Nullable String name, Usage usage) {}

    /**
     * @param part  null for the rest
     * @param usage for each start
     */
    public record Series(@Nullable Part part, List<Usage> usage) {

        public Series {
            usage = List.copyOf(usage);
        }
    }

    /**
     * @param total over the earlier span
     * @param days  what was used on each day
     */
    public record Before(Usage total, List<Usage> days) {

        public Before {
            days = List.copyOf(days);
        }
    }
}
