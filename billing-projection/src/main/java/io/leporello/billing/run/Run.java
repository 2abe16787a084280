package io.leporello.billing.run;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A billing run as far as it is asked for; what happens afterwards {@link RunWorker} appends. */
@Aggregate(type = Run.TYPE)
class Run {

    static final String TYPE = "billing-run";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String identifier;

    private @Nullable RunStarted started;

    static String identifier(String runId) {
        return TYPE + "/" + runId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(StartRun command, CustomerDirectory customers) {
        var wanted = new RunStarted(command.runId(), command.period(), command.reseller());
        if (wanted.equals(started)) return Outcome.ALREADY_THERE;
        if (started != null)
            throw Refusal.conflict("Billing run " + command.runId() + " is there already, for " + started.period()
                    + (started.reseller() == null
                            ? " and all customers."
                            : " and reseller " + started.reseller() + "."));
        refuseUnknown(command.reseller(), customers);
        apply(wanted);
        return Outcome.RECORDED;
    }

    private static void refuseUnknown(@Nullable String reseller, CustomerDirectory customers) {
        if (reseller != null && customers.find(reseller).isEmpty())
            throw Refusal.invalid("reseller", "is \"" + reseller + "\"; the id of a registered customer was expected");
    }

    @EventSourcingHandler
    void on(RunStarted event) {
        identifier = identifier(event.runId());
        started = event;
    }

    @EventSourcingHandler
    void on(RunAdvanced event) {
        identifier = identifier(event.runId());
    }

    @EventSourcingHandler
    void on(RunCompleted event) {
        identifier = identifier(event.runId());
    }
}
