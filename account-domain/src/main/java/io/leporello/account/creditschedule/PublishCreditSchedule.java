package io.leporello.account.creditschedule;

import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import io.leporello.refusal.Refusal;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the credit schedule, or a new version of it; answered with a {@link SchedulePublication}. The same again is
 * already there. Other terms need the day from which they hold, past or to come; for a day that has a version already they
 * take its place.
 *
 * @param effectiveFrom the first day, in each customer's own zone; null for ever, in a first version only
 */
public record PublishCreditSchedule(
        ScheduleTerms terms, @Nullable LocalDate effectiveFrom) {

    /** @throws Refusal of kind INVALID that names everything that is wrong */
    public PublishCreditSchedule {
        var checks = new Checks();
        DateChecks.plausible(checks, "effectiveFrom", effectiveFrom);
        checks.also(terms.faults()).refuseIfAny();
    }

    @TargetAggregateIdentifier
    String target() {
        return CreditSchedule.IDENTIFIER;
    }
}
