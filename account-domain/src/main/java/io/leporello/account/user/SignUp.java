package io.leporello.account.user;

import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.person.Person;
import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user and, at once, the customer account that the user is MANAGER of; answered with an {@link Outcome}. A used
 * e-mail address is a conflict. The user may sign in at once, the address counts as unconfirmed until {@link ActivateUser}.
 *
 * @param userId       made by the gateway
 * @param customerId   made by the gateway
 * @param passwordHash what {@code Credentials.accept} made of the password; null when the person signs in elsewhere
 * @param organisation without a reseller: who signs up is a direct customer
 */
public record SignUp(
        String userId,
        String customerId,
        Person person,
        @Nullable String passwordHash,
        CustomerDetails organisation) {

    /** @throws Refusal of kind INVALID that names everything that is wrong */
    public SignUp {
        var checks = new Checks();
        TextChecks.id(checks, "userId", userId);
        TextChecks.id(checks, "customerId", customerId);
        checks.also(person.faults()).within("organisation", organisation.faults());
        checks.require(
                organisation.reseller() == null,
                "organisation.reseller",
                "is given; who signs up is a direct customer, so none was expected");
        checks.refuseIfAny();
    }

    @Override
    public String toString() {
        return "SignUp[userId=" + userId + ", customerId=" + customerId + "]";
    }
}
