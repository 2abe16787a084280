package io.leporello.account.plan;

import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Price plans as a decision needs them, read from their own stream; only inside a command handler. */
@Component
public final class Plans {

    private final Repository<PricePlan> repository;

    Plans(Repository<PricePlan> repository) {
        this.repository = repository;
    }

    /** Empty when no such plan was published. */
    public Optional<PlanVersions> find(String planId) {
        try {
            return Optional.of(repository.load(PricePlan.identifier(planId)).invoke(PricePlan::versions));
        } catch (AggregateNotFoundException none) {
            return Optional.empty();
        }
    }
}
