package io.leporello.account.customer;

import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Makes a customer; answered with an {@link Outcome}. The same id with the same details again is already there, with
 * other details a conflict.
 *
 * @param customerId chosen by the sender, or made by the gateway; 1 to 64 of A-Z a-z 0-9 . _ -
 */
public record RegisterCustomer(String customerId, CustomerDetails details) {

    /** @throws Refusal of kind INVALID that names everything that is wrong */
    public RegisterCustomer {
        var checks = new Checks();
        TextChecks.id(checks, "id", customerId);
        checks.also(details.faults()).refuseIfAny();
    }

    @TargetAggregateIdentifier
    String target() {
        return Customer.identifier(customerId);
    }
}
