package io.leporello.gateway.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's answer to a batch of usage events.
 *
 * @param position where the ledger stood when everything accepted was durable; null when the server names none
 */
record Receipt(
        long accepted,
        long duplicates,
        long rejected,
        @Nullable List<Rejection> errors,
        @Nullable Long position) {

    /** @param index of the event in its batch, from 0 */
    record Rejection(
            int index,
            @Nullable String source,
            @Nullable String id,
            @Nullable String code,
            @Nullable String detail) {}

    List<Rejection> rejections() {
        return errors == null ? List.of() : errors;
    }

    long events() {
        return accepted + duplicates + rejected;
    }

    /** Whether this can be the answer to {@code sent} events. */
    boolean fits(int sent) {
        return events() == sent && rejections().stream().allMatch(one -> 0 <= one.index() && one.index() < sent);
    }
}
