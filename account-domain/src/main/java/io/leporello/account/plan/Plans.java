package io.leporello.account.plan;

import io.leporello.refusal.TextChecks;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Price plans as a decision needs them, read from their own stream; only inside a command handler. */
@Component
public final class Plans {

    private final Repository<PricePlan> repository;
    private final EventStore events;

    Plans(Repository<PricePlan> repository, EventStore events) {
        this.repository = repository;
        this.events = events;
    }

    /** Empty when no such plan was published. */
    public Optional<PlanVersions> find(String planId) {
        if (!TextChecks.isId(planId)) return Optional.empty();
        var identifier = PricePlan.identifier(planId);
        // Asked first, since a failed load would leave a warning in the log for every mistyped id.
        return events.lastSequenceNumberFor(identifier)
                .map(last -> repository.load(identifier).invoke(PricePlan::versions));
    }
}
