package io.leporello.account.user;

import io.leporello.event.Outcome;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a deactivated user sign in again; answered with an {@link Outcome}. */
public record ReactivateUser(String userId) {

    @TargetAggregateIdentifier
    String target() {
        return User.identifier(userId);
    }
}
