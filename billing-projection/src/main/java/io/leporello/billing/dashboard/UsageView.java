package io.leporello.billing.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer used in a span of days.
 *
 * @param to     the first day that no longer counts
 * @param zone   in which the days begin
 * @param series in the order of time. Without a group every month, day or hour is there, also those without usage; with a
 *               group only those with usage
 */
public record UsageView(String customer, LocalDate from, LocalDate to, String zone, Usage totals, List<Bucket> series) {

    public UsageView {
        series = List.copyOf(series);
    }

    /**
     * @param start   the bucket's first day, or for an hour its first instant
     * @param user    given when grouped by user; null for usage that names none
     * @param product given when grouped by product; null for usage that names none
     */
    public record Bucket(
            String start,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String user,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String product,

            Quantity documents,
            Quantity pages,
            Quantity credits) {

        static Bucket of(String start, @Nullable Grouping group, @Nullable String key, Usage usage) {
            return new Bucket(
                    start,
                    group == Grouping.USER ? key : null,
                    group == Grouping.PRODUCT ? key : null,
                    usage.documents(),
                    usage.pages(),
                    usage.credits());
        }
    }
}
