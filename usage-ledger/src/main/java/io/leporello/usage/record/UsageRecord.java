package io.leporello.usage.record;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.account.user.UserDirectory;
import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One usage event and its corrections. The intake appends its first event in bulk, since there is nothing to decide but
 * whether the stream is empty, which the event store's own key decides.
 */
@Aggregate(type = UsageRecord.TYPE)
final class UsageRecord {

    static final String TYPE = "usage";

    @SuppressWarnings("UnusedVariable") // Axon reads it.
    @AggregateIdentifier
    private @Nullable String aggregateId;

    private @Nullable UsageFact current;
    private boolean voided;

    UsageRecord() {}

    /** It is asked also where there is no stream, so that what is not there and what may not be seen sound the same. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CorrectUsage correction, UserDirectory users) {
        var before = visible(correction);
        if (correction.change() == null) voidIt(correction, before);
        else amend(correction, before, correction.change(), users);
    }

    private UsageFact visible(CorrectUsage correction) {
        var onlyOf = correction.onlyOf();
        if (current != null && (onlyOf == null || onlyOf.equals(current.customer()))) return current;
        var identity = correction.identity();
        throw Refusal.unknown("No usage event has the source " + TextChecks.shown(identity.source()) + " and the id "
                + TextChecks.shown(identity.id()) + ".");
    }

    private void voidIt(CorrectUsage correction, UsageFact before) {
        if (voided) return;
        var identity = correction.identity();
        apply(new UsageVoided(identity.source(), identity.id(), before, correction.reason()), concerning(before));
    }

    private void amend(CorrectUsage correction, UsageFact before, UsageChange change, UserDirectory users) {
        if (voided)
            throw Refusal.conflict("The usage event " + correction.identity().id()
                    + " was voided and cannot be amended; record what happened under a new id.");
        var after = change.applyTo(before);
        if (after.equals(before)) return;
        if (change.user() != null) refuseUnknownUser(change.user(), before.customer(), users);
        var identity = correction.identity();
        apply(
                new UsageAmended(identity.source(), identity.id(), before, after, correction.reason()),
                concerning(before));
    }

    /** Who corrects for every customer does not say which one it is; the correction belongs to its history all the same. */
    private static MetaData concerning(UsageFact fact) {
        return MetaData.with(Origin.CUSTOMER, fact.customer());
    }

    private static void refuseUnknownUser(String user, String customer, UserDirectory users) {
        if (users.find(user).filter(known -> known.belongsTo(customer)).isEmpty())
            throw Refusal.invalid(
                    "data.user",
                    "is " + TextChecks.shown(user) + "; the id of a user of customer \"" + customer
                            + "\" was expected");
    }

    @EventSourcingHandler
    void on(UsageRecorded event) {
        aggregateId = new UsageIdentity(event.source(), event.id()).aggregateId();
        current = event.usage();
    }

    @EventSourcingHandler
    void on(UsageAmended event) {
        current = event.after();
    }

    @EventSourcingHandler
    void on(UsageVoided event) {
        voided = true;
    }
}
