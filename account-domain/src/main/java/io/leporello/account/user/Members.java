package io.leporello.account.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.refusal.Refusal;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** The active managers of one customer account. */
@Aggregate
class Members {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String identifier;

    private final Set<String> managers = new HashSet<>();

    static String identifier(String customer) {
        return "members/" + customer;
    }

    void join(String customer, String userId) {
        if (!managers.contains(userId)) apply(new ManagerJoined(customer, userId));
    }

    void refuseToLoseLast(String customer, String userId) {
        if (managers.equals(Set.of(userId)))
            throw Refusal.conflict("User " + userId + " is the last active MANAGER of customer " + customer
                    + "; another one has to be active first.");
    }

    void leave(String customer, String userId) {
        if (managers.contains(userId)) apply(new ManagerLeft(customer, userId));
    }

    @EventSourcingHandler
    void on(ManagerJoined event) {
        identifier = identifier(event.customer());
        managers.add(event.userId());
    }

    @EventSourcingHandler
    void on(ManagerLeft event) {
        managers.remove(event.userId());
    }
}
