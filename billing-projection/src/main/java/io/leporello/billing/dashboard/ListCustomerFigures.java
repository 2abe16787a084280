package io.leporello.billing.dashboard;

import io.leporello.billing.pricebook.Extent;
import io.leporello.page.Paging;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Asks for customers with what they used in a month and what that will cost. Answered with {@link CustomerFiguresPage}.
 *
 * @param search part of the name or the id, whatever its case; null for all
 * @param month  in each customer's own zone
 * @param now    from where the rest of a running month is guessed
 */
public record ListCustomerFigures(
        Extent extent,
        @Nullable String search,
        YearMonth month,
        Sorting sorting,
        boolean descending,
        Instant now,
        Paging paging) {

    /** What customers are sorted by; those that are equal in it by name. */
    public enum Sorting {
        NAME,
        PLAN,
        DOCUMENTS,
        PAGES,
        CREDITS,
        AMOUNT,
        LAST_USE
    }
}
