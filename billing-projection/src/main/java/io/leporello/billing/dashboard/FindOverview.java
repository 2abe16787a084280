package io.leporello.billing.dashboard;

import io.leporello.billing.pricebook.Extent;
import io.leporello.measure.Meter;
import io.leporello.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what the customers of an extent used in a span of days, each in its own zone: over time, and split into the largest
 * parts. Answered with {@link OverviewView}.
 *
 * @param to      the first day that no longer counts
 * @param by      days or months
 * @param split   into customers, products or users; null for all together. Users only of one customer
 * @param ranking the meter by which parts are large
 * @param users   only what these used, because the asker may see no more; null for all. Only of one customer
 * @param product only what was used of it; empty for usage that names none, null for all. Not together with users
 * @param before  what is told of the time before, to compare with; null for nothing
 */
public record FindOverview(
        Extent extent,
        LocalDate from,
        LocalDate to,
        Step by,
        @Nullable Split split,
        Meter ranking,
        @Nullable List<String> users,
        @Nullable String product,
        @Nullable Before before) {

    /**
     * An earlier span, whose total is told.
     *
     * @param to   the first day that no longer counts
     * @param days from which day on each one is told, until the end of the overview
     */
    public record Before(LocalDate from, LocalDate to, LocalDate days) {}

    /** What an overview is split into. */
    public enum Split {
        CUSTOMER,
        PRODUCT,
        USER
    }

    public FindOverview {
        Span.check(from, to)
                .require(by != Step.HOUR, "by", "is HOUR; DAY or MONTH was expected")
                .refuseIfAny();
        if (!extent.single() && (split == Split.USER || users != null))
            throw Refusal.invalid("split", "is by user; only what one customer used can be split like that");
        if (product != null && (split == Split.USER || users != null))
            throw Refusal.invalid("product", "is \"" + product + "\"; what single users used is told of all products");
        if (before != null && (!before.from.isBefore(before.to) || !before.days.isBefore(to)))
            throw Refusal.invalid("before", "is " + before + "; earlier days were expected");
    }

    /** Whether it cannot be told from the sums of whole days, which know no users. */
    boolean needsUsers() {
        return split == Split.USER || users != null;
    }
}
