package io.leporello.gateway.ui.dashboard;

import io.leporello.billing.dashboard.UsageArrived;
import io.leporello.billing.dashboard.WatchUsage;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ledger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that there is new usage; they ask for the figures themselves, with their own right. However much arrives, a
 * page is told once in a while.
 */
@Component
final class LiveUsage {

    private static final int PAGES_MAX = 500;
    private static final long TOLD_EVERY_MILLIS = 1_000;
    private static final long ALIVE_EVERY_SECONDS = 20;

    /** A browser comes back by itself, and is asked then who it is. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Ledger ledger;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "live-usage");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ScheduledFuture<?>> duties;

    LiveUsage(Ledger ledger) {
        this.ledger = ledger;
        this.duties = List.of(
                teller.scheduleWithFixedDelay(this::tell, TOLD_EVERY_MILLIS, TOLD_EVERY_MILLIS, TimeUnit.MILLISECONDS),
                teller.scheduleWithFixedDelay(
                        this::stayAlive, ALIVE_EVERY_SECONDS, ALIVE_EVERY_SECONDS, TimeUnit.SECONDS));
    }

    /**
     * @param customers only of these; null for all
     * @return null when too many pages are open already
     */
    @Nullable
    SseEmitter open(@Nullable List<String> customers, Caller caller) {
        if (lines.size() >= PAGES_MAX) return null;
        var line = new Line(new SseEmitter(LIFE.toMillis()), new AtomicBoolean());
        var watch = ledger.watch(
                new WatchUsage(customers), UsageArrived.class, caller.origin(), news -> line.due.set(true));
        line.emitter.onCompletion(() -> {
            lines.remove(line);
            watch.close();
        });
        line.emitter.onTimeout(line.emitter::complete);
        lines.add(line);
        line.send(SseEmitter.event().comment("open"));
        return line.emitter;
    }

    private void tell() {
        for (var line : lines)
            if (line.due.getAndSet(false))
                line.send(SseEmitter.event().name("usage").data("new"));
    }

    private void stayAlive() {
        lines.forEach(line -> line.send(SseEmitter.event().comment("alive")));
    }

    /** Open pages would keep the server from stopping. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        duties.forEach(duty -> duty.cancel(true));
        teller.shutdownNow();
        lines.forEach(line -> line.emitter.complete());
    }

    private record Line(SseEmitter emitter, AtomicBoolean due) {

        void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException gone) {
                emitter.complete();
            }
        }
    }
}
