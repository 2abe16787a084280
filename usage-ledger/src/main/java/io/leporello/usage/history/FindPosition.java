package io.leporello.usage.history;

import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import java.time.Instant;

/**
 * Asks how far the ledger had come at a moment. Answered with the position, a {@link Long}, of the last event that was
 * recorded before it; 0 when there was none.
 */
public record FindPosition(Instant moment) {

    /** @throws io.leporello.refusal.Refusal of kind INVALID when the instant is not of our time */
    public FindPosition {
        var checks = new Checks();
        DateChecks.plausible(checks, "moment", moment);
        checks.refuseIfAny();
    }
}
