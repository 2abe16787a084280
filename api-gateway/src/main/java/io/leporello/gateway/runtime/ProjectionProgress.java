package io.leporello.gateway.runtime;

import io.leporello.gateway.web.ReadModels;
import io.leporello.usage.store.Positions;
import io.leporello.usage.store.Scope;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.springframework.stereotype.Component;

/** Knows the projections of this process and waits for them. */
@Component
class ProjectionProgress implements ReadModels {

    private static final long FIRST_PAUSE_MILLIS = 2;
    private static final long LONGEST_PAUSE_MILLIS = 50;

    private final Positions positions;
    private final EventProcessingConfiguration processing;

    ProjectionProgress(Positions positions, EventProcessingConfiguration processing) {
        this.positions = positions;
        this.processing = processing;
    }

    /** The projections that keep their position in the database; others hold nothing that could be asked for. */
    Set<TrackingEventProcessor> projections() {
        return processing.eventProcessors().values().stream()
                .filter(TrackingEventProcessor.class::isInstance)
                .map(TrackingEventProcessor.class::cast)
                .filter(processor -> processing.tokenStore(processor.getName()) instanceof JdbcTokenStore)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean await(Duration atMost) {
        var goals = goals();
        var deadline = System.nanoTime() + atMost.toNanos();
        for (var pause = FIRST_PAUSE_MILLIS; !allAt(goals); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            if (System.nanoTime() > deadline || !sleep(pause)) return false;
        }
        return true;
    }

    /** How far each projection has to read to hold everything there is now. */
    Map<String, Long> goals() {
        var heads = new EnumMap<Scope, Long>(Scope.class);
        return projections().stream()
                .collect(Collectors.toMap(
                        TrackingEventProcessor::getName,
                        projection -> heads.computeIfAbsent(
                                ProjectionSource.scopeOf(projection.getName()), positions::head)));
    }

    private boolean allAt(Map<String, Long> goals) {
        var reached = reached();
        return goals.entrySet().stream().allMatch(goal -> reached.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
    }

    /**
     * How far each projection has come. One that reads only what it is about keeps its stored position for a while when it
     * passes events over, but knows at once that nothing in them was for it. Of the others the stored position counts,
     * because statements name it.
     */
    Map<String, Long> reached() {
        var reached = new HashMap<>(positions.all());
        projections().stream()
                .filter(projection -> ProjectionSource.scopeOf(projection.getName()) == Scope.WITHOUT_USAGE)
                .forEach(projection -> passedOver(projection)
                        .ifPresent(position -> reached.merge(projection.getName(), position, Math::max)));
        return reached;
    }

    private static OptionalLong passedOver(TrackingEventProcessor projection) {
        return projection.processingStatus().values().stream()
                .mapToLong(status -> status.getCurrentPosition().orElse(0))
                .min();
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
