package io.leporello.usage.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a batch of usage events. Whatever is new and good is appended in one transaction.
 *
 * @param events     in the order they were sent
 * @param strict     all or nothing: one rejected event leaves all of them out
 * @param onlyOf     the one customer the sender may record for; null when it may record for any
 * @param receivedAt the server's clock when the batch came in
 */
public record RecordUsage(
        List<UsageEvent> events, boolean strict, @Nullable String onlyOf, Instant receivedAt) {

    public RecordUsage {
        events = List.copyOf(events);
    }
}
