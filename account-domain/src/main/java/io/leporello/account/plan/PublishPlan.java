package io.leporello.account.plan;

import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a price plan, or a new version of one; answered with a {@link Publication}. The same again is already there.
 * Other terms need the day from which they hold; for a day that has a version already they take its place. The currency
 * of a plan never changes.
 *
 * @param effectiveFrom the first day, in each customer's own zone; null for ever, in a first version only
 */
public record PublishPlan(
        String planId, PlanTerms terms, @Nullable LocalDate effectiveFrom) {

    /** @throws Refusal of kind INVALID that names everything that is wrong */
    public PublishPlan {
        var checks = new Checks();
        TextChecks.id(checks, "id", planId);
        TextChecks.visible(checks, "name", terms.name());
        DateChecks.plausible(checks, "effectiveFrom", effectiveFrom);
        checks.also(terms.faults()).refuseIfAny();
    }

    @TargetAggregateIdentifier
    String target() {
        return PricePlan.identifier(planId);
    }
}
