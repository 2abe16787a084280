package io.leporello.usage.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for events in ledger order. Every part narrows the answer; a null part does not.
 *
 * @param visible      the accounts the asker may see; null when all, including events that concern no account
 * @param user         events that concern this user
 * @param type         an event's name
 * @param source       the pipeline of a usage event
 * @param id           with {@code source}: one usage event and its corrections
 * @param from         recorded at or after
 * @param to           recorded before
 * @param fromPosition this position or a later one
 * @param limit        how many events at most
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
        long fromPosition,
        int limit) {

    public ListHistory {
        visible = visible == null ? null : List.copyOf(visible);
    }

    /** The same question, from a later position on. */
    public ListHistory after(long position) {
        return new ListHistory(visible, customer, user, type, source, id, from, to, position + 1, limit);
    }
}
