package io.leporello.account.customer;

import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Changes what is given and leaves the rest; answered with an {@link Outcome}. The currency stays once a contract was
 * agreed, because the prices agreed are in it.
 */
public record ChangeCustomer(String customerId, CustomerChanges changes) {

    /** @throws Refusal of kind UNKNOWN when no customer can have this id */
    public ChangeCustomer {
        if (!TextChecks.isId(customerId)) throw CustomerDirectory.unknown(customerId);
    }

    @TargetAggregateIdentifier
    String target() {
        return Customer.identifier(customerId);
    }
}
