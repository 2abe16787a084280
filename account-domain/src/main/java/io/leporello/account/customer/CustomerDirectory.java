package io.leporello.account.customer;

import io.leporello.event.Directory;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Which customers there are, answered from memory; for hot paths. A customer registered, changed or closed by this process
 * is known to the very next call; by another process, within moments.
 */
public final class CustomerDirectory {

    private final Directory<CustomerEvent, CustomerFacts> directory;

    public CustomerDirectory(EventStore events) {
        directory = new Directory<>(events, CustomerEvent.class, CustomerFold::after);
    }

    /** Empty when no such customer was registered. A closed one is still found. */
    public Optional<CustomerFacts> find(String customerId) {
        if (!TextChecks.isId(customerId)) return Optional.empty();
        return directory.find(Customer.identifier(customerId));
    }

    /** What keeps this directory current. */
    public Directory<CustomerEvent, CustomerFacts> directory() {
        return directory;
    }

    /** The answer to whoever speaks of a customer that is not there. */
    public static Refusal unknown(String customerId) {
        return Refusal.unknown("There is no customer " + TextChecks.shown(customerId) + ".");
    }
}
