package io.leporello.account.user;

import io.leporello.event.Outcome;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps a user from signing in; answered with an {@link Outcome}. The last active MANAGER of a customer stays: a conflict. */
public record DeactivateUser(String userId) {

    @TargetAggregateIdentifier
    String target() {
        return User.identifier(userId);
    }
}
