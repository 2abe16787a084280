package io.leporello.account.contract;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import org.axonframework.commandhandling.RoutingKey;

/**
 * Agrees a contract with a customer from a day on; answered with an {@link Outcome}. Each contract holds until the next
 * one begins. The same again is already there; other terms from the same day take the place of those before.
 */
public record AgreeContract(String customerId, ContractTerms terms) {

    /**
     * @throws Refusal of kind INVALID that names everything that is wrong with the terms by themselves; UNKNOWN when no
     *     customer can have this id
     */
    public AgreeContract {
        if (!TextChecks.isId(customerId)) throw CustomerDirectory.unknown(customerId);
        var checks = new Checks();
        DateChecks.plausible(checks, "from", terms.from());
        checks.also(terms.faults()).refuseIfAny();
    }

    /** Goes where commands to the customer go, so that its currency cannot change at the same time elsewhere. */
    @RoutingKey
    String route() {
        return "customer/" + customerId;
    }
}
