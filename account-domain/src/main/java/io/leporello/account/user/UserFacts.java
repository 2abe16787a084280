package io.leporello.account.user;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decisions elsewhere need to know about a user; nothing that tells who it is.
 *
 * @param customer  the account the user belongs to; null for a user of the platform
 * @param roles     none once erased
 * @param joined    whether the person signed up or accepted the invitation
 * @param confirmed whether the person showed that the e-mail address is theirs
 */
public record UserFacts(
        String id,
        @Nullable String customer,
        Set<UserRole> roles,
        UserStatus status,
        boolean joined,
        boolean confirmed) {

    public boolean has(UserRole role) {
        return roles.contains(role);
    }

    public boolean belongsTo(String customerId) {
        return customerId.equals(customer);
    }

    /** Whether this is one of those who keep a customer account from being nobody's. */
    boolean managing() {
        return customer != null && status == UserStatus.ACTIVE && has(UserRole.MANAGER);
    }

    UserFacts with(UserStatus next) {
        return new UserFacts(id, customer, roles, next, joined, confirmed);
    }

    UserFacts with(Set<UserRole> others) {
        return new UserFacts(id, customer, others, status, joined, confirmed);
    }

    UserFacts confirmed(boolean whether) {
        return new UserFacts(id, customer, roles, status, joined, whether);
    }

    UserFacts activated() {
        return new UserFacts(id, customer, roles, UserStatus.ACTIVE, true, true);
    }

    UserFacts reactivated() {
        return with(joined ? UserStatus.ACTIVE : UserStatus.INVITED);
    }

    UserFacts erased() {
        return new UserFacts(id, customer, Set.of(), UserStatus.ERASED, joined, false);
    }
}
