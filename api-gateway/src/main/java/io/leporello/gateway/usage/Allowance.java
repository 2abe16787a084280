package io.leporello.gateway.usage;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many events somebody may send in a second. A batch of any size is taken as a whole from whoever owes nothing; then
 * nothing is, for as long as so many events take at the agreed pace. Whoever paused has up to ten seconds in advance.
 */
final class Allowance {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long ADVANCE = Duration.ofSeconds(10).toNanos();

    private final long perSecond;
    private final Map<String, Long> perSecondOf;
    private final LongSupplier nanoTime;

    /** Until when what each has sent would have lasted at the agreed pace. */
    private final Map<String, Long> lastsUntil = new ConcurrentHashMap<>();

    /**
     * @param perSecond   of everybody who is not named; 0 for no limit
     * @param perSecondOf of those who are named; 0 likewise
     */
    Allowance(long perSecond, Map<String, Long> perSecondOf, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.perSecondOf = Map.copyOf(perSecondOf);
        this.nanoTime = nanoTime;
    }

    /** @return events in a second; 0 for no limit */
    long of(String name) {
        return perSecondOf.getOrDefault(name, perSecond);
    }

    /** How long nothing more is taken; zero when something is. */
    Duration waitOf(String name) {
        var until = lastsUntil.get(name);
        return until == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, until - nanoTime.getAsLong()));
    }

    void spend(String name, long events) {
        var limit = of(name);
        if (limit == 0) return;
        var earliest = nanoTime.getAsLong() - ADVANCE;
        lastsUntil.merge(name, earliest, Math::max);
        lastsUntil.computeIfPresent(name, (key, until) -> until + events * SECOND / limit);
    }

    /** Lets go of those who have everything in advance that there is. */
    void tidy() {
        var earliest = nanoTime.getAsLong() - ADVANCE;
        lastsUntil.values().removeIf(until -> until <= earliest);
    }
}
