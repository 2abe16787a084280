package io.leporello.billing.totals;

import java.time.Instant;

/** The quarter of an hour in which something was used. */
final class Slot {

    private static final long SECONDS = 15 * 60;

    private Slot() {}

    static Instant of(Instant usedAt) {
        return Instant.ofEpochSecond(Math.floorDiv(usedAt.getEpochSecond(), SECONDS) * SECONDS);
    }
}
