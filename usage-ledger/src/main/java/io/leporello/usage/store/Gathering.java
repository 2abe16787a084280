package io.leporello.usage.store;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The least time from one read to the next while there is always something to read. A batch of one costs a projection as much
 * as one of many, and events that come together often change the same sums, so a flood is given longer to become fewer
 * batches: nobody who looks at totals in a flood misses the moment.
 */
record Gathering(Duration usual, Duration inFlood) {

    static final Gathering NONE = new Gathering(Duration.ZERO, Duration.ZERO);

    private static final long FLOOD_PER_SECOND = 2_000;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /**
     * @param events how many came since the read before
     * @param nanos  how long ago that was
     * @param full   whether there may be more already
     * @return nanoseconds; 0 when there were none, for then the next one is waited for anyway
     */
    long nanosAfter(long events, long nanos, boolean full) {
        if (events == 0 || full) return 0;
        var flood = events * SECOND > nanos * FLOOD_PER_SECOND;
        return (flood ? inFlood : usual).toNanos();
    }
}
