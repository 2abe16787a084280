package io.leporello.gateway.ui.operations;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Reads what this process measures of itself. In an installation of several processes each knows itself only. */
@Component
final class Instruments {

    private static final List<String> OUTCOMES = List.of("accepted", "duplicate");

    /** That it answers at all says enough. */
    private static final Set<String> IDLE = Set.of("ping");

    private final MeterRegistry telemetry;
    private final Map<String, HealthIndicator> indicators;

    /** @param contributors among them the database's, of which only its maker knows that it is an indicator */
    Instruments(MeterRegistry telemetry, Map<String, HealthContributor> contributors) {
        this.telemetry = telemetry;
        this.indicators = contributors.entrySet().stream()
                .filter(contributor -> contributor.getValue() instanceof HealthIndicator)
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, contributor -> (HealthIndicator) contributor.getValue()));
    }

    /** @param well whether it works */
    record PartHealth(String name, boolean well) {}

    /**
     * @param state  in the words of its health
     * @param events in the ledger that it has not read
     * @param millis since the oldest of them was recorded
     */
    record Projection(String name, String state, long events, long millis) {

        public boolean reading() {
            return state.equals("reading");
        }
    }

    record Intake(String outcome, long events) {}

    List<PartHealth> parts() {
        return indicators.entrySet().stream()
                .map(indicator -> new PartHealth(
                        indicator.getKey().replaceFirst("Health(Indicator|Contributor)$", ""),
                        Status.UP.equals(
                                Objects.requireNonNull(indicator.getValue().health())
                                        .getStatus())))
                .filter(part -> !IDLE.contains(part.name()))
                .sorted(Comparator.comparing(PartHealth::name))
                .toList();
    }

    List<Projection> projections() {
        var indicator = indicators.get("projections");
        if (indicator == null) return List.of();
        var details = Objects.requireNonNull(indicator.health()).getDetails();
        return details.entrySet().stream()
                .map(detail -> new Projection(
                        detail.getKey(),
                        String.valueOf(detail.getValue()).replaceFirst(",.*", ""),
                        gauge("leporello.projection.lag.events", detail.getKey(), 1),
                        gauge("leporello.projection.lag.seconds", detail.getKey(), 1_000)))
                .sorted(Comparator.comparing(Projection::name))
                .toList();
    }

    private long gauge(String name, String projection, int factor) {
        @Nullable
        Gauge gauge = telemetry.find(name).tag("projection", projection).gauge();
        return gauge == null ? 0 : Math.round(gauge.value() * factor);
    }

    /** Outcomes that there were since the process started, the usual ones first. */
    List<Intake> intake() {
        Collection<Counter> counters = telemetry.find("leporello.usage.events").counters();
        return counters.stream()
                .map(counter -> new Intake(outcome(counter.getId()), Math.round(counter.count())))
                .sorted(Comparator.comparing((Intake intake) -> place(intake.outcome()))
                        .thenComparing(Intake::outcome))
                .toList();
    }

    private static String outcome(Meter.Id meter) {
        return String.valueOf(meter.getTag("outcome"));
    }

    private static int place(String outcome) {
        var place = OUTCOMES.indexOf(outcome);
        return place < 0 ? OUTCOMES.size() : place;
    }
}
