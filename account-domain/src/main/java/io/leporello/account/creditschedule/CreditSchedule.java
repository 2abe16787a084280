package io.leporello.account.creditschedule;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The one credit schedule of the platform with all its versions. */
@Aggregate
class CreditSchedule {

    static final String IDENTIFIER = "credit-schedule";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String identifier;

    /** The latest version of each day; the one for ever has no day. */
    private final Map<@Nullable LocalDate, CreditSchedulePublished> standing = new HashMap<>();

    private int versions;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    SchedulePublication handle(PublishCreditSchedule command) {
        var same = same(command);
        if (same.isPresent()) return new SchedulePublication(same.get().version(), Outcome.ALREADY_THERE);
        refuseChangeWithoutDay(command);
        apply(new CreditSchedulePublished(versions + 1, command.effectiveFrom(), command.terms()));
        return new SchedulePublication(versions, Outcome.RECORDED);
    }

    private Optional<CreditSchedulePublished> same(PublishCreditSchedule command) {
        return Optional.ofNullable(standing.get(command.effectiveFrom()))
                .filter(version -> version.terms().equals(command.terms()));
    }

    private void refuseChangeWithoutDay(PublishCreditSchedule command) {
        if (versions > 0 && command.effectiveFrom() == null)
            throw Refusal.invalid(
                    "effectiveFrom",
                    "is missing; a credit schedule is there already with other terms, so the day from which these hold"
                            + " was expected");
    }

    @EventSourcingHandler
    void on(CreditSchedulePublished event) {
        identifier = IDENTIFIER;
        versions = event.version();
        standing.put(event.effectiveFrom(), event);
    }
}
