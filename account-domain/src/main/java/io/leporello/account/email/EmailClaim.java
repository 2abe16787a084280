package io.leporello.account.email;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One e-mail address and to whom it belongs. Its identifier makes the event store refuse a second first claim. */
@Aggregate
class EmailClaim {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String identifier;

    private @Nullable String holder;

    void claim(String claim, String userId) {
        if (userId.equals(holder)) return;
        if (holder != null) throw EmailClaims.taken();
        apply(new EmailClaimed(claim, userId));
    }

    void release(String claim, String userId) {
        if (userId.equals(holder)) apply(new EmailReleased(claim, userId));
    }

    @EventSourcingHandler
    void on(EmailClaimed event) {
        identifier = event.claim();
        holder = event.userId();
    }

    @EventSourcingHandler
    void on(EmailReleased event) {
        holder = null;
    }
}
