package io.leporello.gateway.usage;

import io.leporello.gateway.security.Caller;
import io.leporello.usage.intake.Rejection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The usage that was rejected last, and why. Each sender reads that in its answer; this is for whoever looks after the
 * senders. The intake only leaves it in memory, from where it is kept every few seconds: what was rejected just before a crash
 * may be missing.
 */
@Component
public final class RejectedUsage implements DisposableBean {

    private static final int MOST = 50;

    private final Deque<Rejected> fresh = new ArrayDeque<>(MOST);
    private final RejectedUsageLog log;
    private final MeterRegistry telemetry;
    private final Clock clock;

    RejectedUsage(RejectedUsageLog log, MeterRegistry telemetry, Clock clock) {
        this.log = log;
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
    void refused(List<Rejection> rejections, Caller sender) {
        if (!rejections.isEmpty()) remember(rejections, sender);
    }

    private synchronized void remember(List<Rejection> rejections, Caller sender) {
        var last = rejections.subList(Math.max(0, rejections.size() - MOST), rejections.size());
        for (var rejection : last) {
            if (fresh.size() == MOST) fresh.removeFirst();
            fresh.addLast(new Rejected(clock.instant(), sender.actor(), rejection));
        }
    }

    @Scheduled(fixedDelayString = "PT5S")
    void keep() {
        var rejected = takeFresh();
        if (!rejected.isEmpty()) log.keep(rejected, MOST);
    }

    private synchronized List<Rejected> takeFresh() {
        var taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    @Override
    public void destroy() {
        keep();
    }

    /** The newest first, at most fifty. */
    public List<Rejected> newest() {
        keep();
        return log.newest();
    }
}
