package io.leporello.usage.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that is in the ledger and not in a projection's rows.
 *
 * @param projection whose processing group could not fold it
 * @param position   of the event in the ledger
 * @param stream     the aggregate's; later events of it are set aside too, because order counts
 * @param customer   the account concerned; null for what may concern every one
 * @param type       the event's name
 * @param reason     why; for one that only follows, which it follows
 */
public record DeadLetter(
        String projection,
        long position,
        String stream,
        @Nullable String customer,
        String type,
        String reason,
        Instant setAsideAt) {

    /** The same, for another reason. */
    public DeadLetter because(String newReason) {
        return new DeadLetter(projection, position, stream, customer, type, newReason, setAsideAt);
    }
}
