package io.leporello.account.customer;

import io.leporello.event.Outcome;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Changes what is given and leaves the rest; answered with an {@link Outcome}. The currency stays once a contract was
 * agreed, because the prices agreed are in it.
 */
public record ChangeCustomer(String customerId, CustomerChanges changes) {

    @TargetAggregateIdentifier
    String target() {
        return Customer.identifier(customerId);
    }
}
