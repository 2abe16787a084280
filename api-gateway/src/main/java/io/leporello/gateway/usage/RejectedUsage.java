package io.leporello.gateway.usage;

import io.leporello.gateway.security.Caller;
import io.leporello.usage.intake.Rejection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The usage that was rejected last, and why. Each sender reads that in its answer; this is for whoever looks after the
 * senders. It is kept in memory, by the process that was asked, since it started.
 */
@Component
public final class RejectedUsage {

    private static final int MOST = 50;

    private final Deque<Rejected> newest = new ArrayDeque<>(MOST);
    private final MeterRegistry telemetry;
    private final Clock clock;

    RejectedUsage(MeterRegistry telemetry, Clock clock) {
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** @param actor who sent it */
    public record Rejected(Instant at, String actor, Rejection rejection) {}

    /** Events that could not be read. The ledger never heard of them, so that they are counted here. */
    void unreadable(List<Rejection> rejections, Caller sender) {
        rejections.forEach(rejection -> telemetry
                .counter("leporello.usage.events", "outcome", rejection.code())
                .increment());
        refused(rejections, sender);
    }

    /** Events that the ledger refused, and has counted. */
    synchronized void refused(List<Rejection> rejections, Caller sender) {
        var last = rejections.subList(Math.max(0, rejections.size() - MOST), rejections.size());
        for (var rejection : last) {
            if (newest.size() == MOST) newest.removeLast();
            newest.addFirst(new Rejected(clock.instant(), sender.actor(), rejection));
        }
    }

    /** The newest first, at most fifty. */
    public synchronized List<Rejected> newest() {
        return List.copyOf(newest);
    }
}
