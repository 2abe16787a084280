package io.leporello.usage.entry;

import io.leporello.page.Paging;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the single entries of a customer, in the order of use; answered with {@link EntryPage}.
 *
 * @param user    only what this user used, or with an empty text what names no user; null for all
 * @param product only this product, or with an empty text what names none; null for all
 * @param from    used at or after
 * @param to      used before
 * @param after   recorded after this position
 * @param upTo    the last position that counts
 */
public record ListEntries(
        String customer,
        @Nullable String user,
        @Nullable String product,
        Instant from,
        Instant to,
        long after,
        long upTo,
        Paging paging) {

    /** Of all users and products. */
    public ListEntries(String customer, Instant from, Instant to, long after, long upTo, Paging paging) {
        this(customer, null, null, from, to, after, upTo, paging);
    }

    /** As known now. */
    public static ListEntries of(
            String customer, @Nullable String user, @Nullable String product, Instant from, Instant to, Paging paging) {
        return new ListEntries(customer, user, product, from, to, 0, Long.MAX_VALUE, paging);
    }
}
