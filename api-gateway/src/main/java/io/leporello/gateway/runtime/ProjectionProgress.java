package io.leporello.gateway.runtime;

import io.leporello.gateway.web.ReadModels;
import io.leporello.usage.store.Positions;
import java.time.Duration;
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
        var goal = positions.head();
        var deadline = System.nanoTime() + atMost.toNanos();
        for (var pause = FIRST_PAUSE_MILLIS; !allAt(goal); pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            if (System.nanoTime() > deadline || !sleep(pause)) return false;
        }
        return true;
    }

    private boolean allAt(long goal) {
        var reached = positions.all();
        return projections().stream().allMatch(projection -> reached.getOrDefault(projection.getName(), 0L) >= goal);
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
