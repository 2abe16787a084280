package io.leporello.account.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One price plan with all its versions. */
@Aggregate
class PricePlan {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String identifier;

    private PlanVersions versions = PlanVersions.NONE;

    static String identifier(String planId) {
        return "price-plan/" + planId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Publication handle(PublishPlan command) {
        var same = versions.standing(command.terms(), command.effectiveFrom());
        if (same.isPresent()) return new Publication(same.get().version(), Outcome.ALREADY_THERE);
        refuseChangeWithoutDay(command);
        refuseOtherCurrency(command);
        var version = versions.count() + 1;
        apply(new PricePlanPublished(command.planId(), version, command.effectiveFrom(), command.terms()));
        return new Publication(version, Outcome.RECORDED);
    }

    private void refuseChangeWithoutDay(PublishPlan command) {
        if (versions.count() > 0 && command.effectiveFrom() == null)
            throw Refusal.invalid(
                    "effectiveFrom",
                    "is missing; plan " + command.planId()
                            + " is there already with other terms, so the day from which these hold was expected");
    }

    private void refuseOtherCurrency(PublishPlan command) {
        var currency = versions.currency();
        if (currency != null && !currency.equals(command.terms().currency()))
            throw Refusal.invalid(
                    "currency",
                    "is " + command.terms().currency() + "; plan " + command.planId() + " stays in " + currency
                            + ", another currency needs another plan");
    }

    PlanVersions versions() {
        return versions;
    }

    @EventSourcingHandler
    void on(PricePlanPublished event) {
        identifier = identifier(event.planId());
        versions = versions.with(event);
    }
}
