package io.leporello.account.contract;

import io.leporello.account.customer.Commitment;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Whether anything was agreed with a customer, asked of the store without a lock on the contract: whoever asks holds the
 * customer's, without which none is agreed.
 */
@Component
class AgreedContracts implements Commitment {

    private final EventStore events;

    AgreedContracts(EventStore events) {
        this.events = events;
    }

    @Override
    public boolean any(String customerId) {
        return events.lastSequenceNumberFor(Contract.identifier(customerId)).isPresent();
    }
}
