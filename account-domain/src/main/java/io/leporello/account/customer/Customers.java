package io.leporello.account.customer;

import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Customers as a decision needs them: read from their own stream, and kept from changing until the unit of work ends. Only
 * inside a command handler; everyone else asks the {@link CustomerDirectory}.
 */
@Component
public final class Customers {

    private final Repository<Customer> repository;
    private final CustomerDirectory directory;
    private final EventStore events;

    Customers(Repository<Customer> repository, CustomerDirectory directory, EventStore events) {
        this.repository = repository;
        this.directory = directory;
        this.events = events;
    }

    /** As the command by itself, but in the unit of work of the command that is being handled. */
    public Outcome register(RegisterCustomer command) throws Exception {
        return repository
                .loadOrCreate(Customer.identifier(command.customerId()), Customer::new)
                .invoke(customer -> customer.handle(command, directory));
    }

    /** @throws Refusal of kind UNKNOWN when no such customer was registered */
    public CustomerFacts existing(String customerId) {
        if (!TextChecks.isId(customerId)) throw CustomerDirectory.unknown(customerId);
        var identifier = Customer.identifier(customerId);
        // Asked first, since a failed load would leave a warning in the log for every mistyped id.
        if (events.lastSequenceNumberFor(identifier).isEmpty()) throw CustomerDirectory.unknown(customerId);
        return repository.load(identifier).invoke(Customer::facts);
    }
}
