package io.leporello.account.user;

import io.leporello.event.Outcome;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives a user these roles instead of those before; answered with an {@link Outcome}. Refused as INVALID for roles that are
 * none or not for such a user, as NOT_ALLOWED for a role given or taken beyond the grantable ones, as CONFLICT when it would
 * leave a customer without an active MANAGER.
 *
 * @param roles     names of {@link UserRole}; one at least
 * @param grantable the roles that the sender may give and take, decided by the gateway
 */
public record ChangeRoles(String userId, List<String> roles, Set<UserRole> grantable) {

    public ChangeRoles {
        roles = RoleChecks.written(roles);
        grantable = Set.copyOf(grantable);
    }

    @TargetAggregateIdentifier
    String target() {
        return User.identifier(userId);
    }
}
