package io.leporello.usage.history;

import io.leporello.page.Paging;
import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for events, usually in ledger order; answered with a {@link HistoryPage}. Every part narrows the answer; a null part does not.
 *
 * @param visible      the accounts the asker may see; null when all, including events that concern no account
 * @param user         events that concern this user
 * @param type         an event's name
 * @param source       the pipeline of a usage event
 * @param id           with {@code source}: one usage event and its corrections
 * @param from         recorded at or after
 * @param to           recorded before
 * @param aggregate    events of this stream
 * @param fromPosition this position or a later one
 * @param newestFirst  against the ledger's order
 * @param paging       which part of the answer is wanted
 */
public record ListHistory(
        @Nullable List<String> visible,
        @Nullable String customer,
        @Nullable String user,
        @Nullable String type,
        @Nullable String source,
        @Nullable String id,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String aggregate,
        long fromPosition,
        boolean newestFirst,
        Paging paging) {

    /** @throws io.leporello.refusal.Refusal of kind INVALID when an instant is not of our time */
    public ListHistory {
        visible = visible == null ? null : List.copyOf(visible);
        var checks = new Checks();
        DateChecks.plausible(checks, "from", from);
        DateChecks.plausible(checks, "to", to);
        checks.refuseIfAny();
    }

    /** Events of all streams in ledger order. */
    public ListHistory(
            @Nullable List<String> visible,
            @Nullable String customer,
            @Nullable String user,
            @Nullable String type,
            @Nullable String source,
            @Nullable String id,
            @Nullable Instant from,
            @Nullable Instant to,
            long fromPosition,
            Paging paging) {
        this(visible, customer, user, type, source, id, from, to, null, fromPosition, false, paging);
    }

    /** One stream, from its first event on. */
    public static ListHistory ofStream(@Nullable List<String> visible, String aggregate, Paging paging) {
        return new ListHistory(visible, null, null, null, null, null, null, null, aggregate, 0, false, paging);
    }

    /** The same question, answered from the newest event on. */
    public ListHistory fromTheNewest() {
        return new ListHistory(
                visible, customer, user, type, source, id, from, to, aggregate, fromPosition, true, paging);
    }

    /** The same question about the events behind those of a page. */
    public ListHistory behind(String next) {
        var rest = new Paging(next, paging.limit());
        return new ListHistory(
                visible, customer, user, type, source, id, from, to, aggregate, fromPosition, newestFirst, rest);
    }
}
