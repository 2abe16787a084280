package io.leporello.account.creditpurchase;

import io.leporello.account.customer.Commitment;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Whether a customer bought credits; asked without a lock on them, like whether a contract was agreed. */
@Component
class BoughtCredits implements Commitment {

    private final EventStore events;

    BoughtCredits(EventStore events) {
        this.events = events;
    }

    @Override
    public boolean any(String customerId) {
        return events.lastSequenceNumberFor(CreditPacks.identifier(customerId)).isPresent();
    }
}
