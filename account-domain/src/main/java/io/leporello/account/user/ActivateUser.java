package io.leporello.account.user;

import io.leporello.event.Outcome;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The person showed that the e-mail address is theirs, by a link that was sent there; answered with an {@link Outcome}. */
public record ActivateUser(String userId) {

    @TargetAggregateIdentifier
    String target() {
        return User.identifier(userId);
    }
}
