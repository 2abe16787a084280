package io.leporello.account.user;

import io.leporello.account.person.Person;
import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user who is asked by e-mail to join; answered with an {@link Outcome}. The same id with the same content again is
 * already there, with other content a conflict; a used e-mail address is a conflict as well.
 *
 * @param userId    chosen by the sender, or made by the gateway
 * @param customer  the account to join; null for a user of the platform
 * @param roles     names of {@link UserRole}: for the platform OPERATOR and AUDITOR, for a customer the others; one at least
 * @param grantable the roles that the sender may give, decided by the gateway
 */
public record InviteUser(
        String userId, @Nullable String customer, Person person, List<String> roles, Set<UserRole> grantable) {

    /** @throws Refusal of kind INVALID that names everything that is wrong, or NOT_ALLOWED for a role beyond the grantable */
    public InviteUser {
        roles = RoleChecks.written(roles);
        grantable = Set.copyOf(grantable);
        var checks = new Checks();
        TextChecks.id(checks, "id", userId);
        checks.also(person.faults()).also(RoleChecks.faults(roles, customer));
        checks.refuseIfAny();
        RoleChecks.refuseBeyond(grantable, roles);
    }
}
