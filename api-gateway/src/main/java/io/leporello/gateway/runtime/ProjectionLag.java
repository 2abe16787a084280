package io.leporello.gateway.runtime;

import io.leporello.usage.store.Positions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Watches how far the projections are behind the ledger, in events and in seconds, for the meters and for readiness. A
 * projection that reads is healthy however far behind it is; one that failed or stopped is not.
 */
@Component("projections")
class ProjectionLag implements HealthIndicator {

    private record Lag(long events, Duration age) {
        static final Lag NONE = new Lag(0, Duration.ZERO);
    }

    private static final Logger log = LoggerFactory.getLogger(ProjectionLag.class);

    private final Map<String, Lag> lags = new ConcurrentHashMap<>();
    private final ProjectionProgress progress;
    private final Positions positions;
    private final MeterRegistry telemetry;
    private final Clock clock;

    ProjectionLag(ProjectionProgress progress, Positions positions, MeterRegistry telemetry, Clock clock) {
        this.progress = progress;
        this.positions = positions;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** Where the ledger is away, readiness says so; here it must not fill the log. */
    @Scheduled(fixedDelay = 1_000)
    void watch() {
        try {
            measure();
        } catch (RuntimeException away) {
            log.warn("The ledger does not say how far it goes: {}", away.toString());
        }
    }

    private void measure() {
        var reached = progress.reached();
        progress.goals().forEach((projection, goal) -> {
            var lag = lag(reached.getOrDefault(projection, 0L), goal);
            if (lags.put(projection, lag) == null) register(projection);
        });
    }

    private Lag lag(long position, long goal) {
        if (position >= goal) return Lag.NONE;
        var age = positions
                .recordedAt(position + 1)
                .map(recordedAt -> Duration.between(recordedAt, clock.instant()))
                .orElse(Duration.ZERO);
        return new Lag(goal - position, age.isNegative() ? Duration.ZERO : age);
    }

    private Lag lagOf(String projection) {
        return lags.getOrDefault(projection, Lag.NONE);
    }

    private void register(String projection) {
        Gauge.builder(
                        "leporello.projection.lag.events",
                        lags,
                        all -> lagOf(projection).events())
                .tag("projection", projection)
                .description("Events in the ledger that the projection has not read")
                .register(telemetry);
        Gauge.builder(
                        "leporello.projection.lag.seconds",
                        lags,
                        all -> lagOf(projection).age().toMillis() / 1000.0)
                .tag("projection", projection)
                .description("Age of the oldest event that the projection has not read")
                .register(telemetry);
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var projection : progress.projections()) {
            var state = state(projection);
            var lag = lags.get(projection.getName());
            health.withDetail(
                    projection.getName(), lag == null ? state : state + ", " + lag.events() + " events behind");
            if (!state.equals("reading")) health.down();
        }
        return health.build();
    }

    private static String state(TrackingEventProcessor projection) {
        if (!projection.isRunning()) return "stopped";
        var failing = projection.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState);
        return failing ? "failing" : "reading";
    }
}
