package io.leporello.account.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as it is read.
 *
 * @param customer  the account the user belongs to; null for a user of the platform
 * @param email     null once erased
 * @param name      null once erased
 * @param roles     in the order of the alphabet
 * @param confirmed whether the person showed that the address is theirs
 */
public record UserView(
        String id,
        @Nullable String customer,
        @Nullable String email,
        @Nullable String name,
        List<UserRole> roles,
        UserStatus status,
        boolean confirmed,
        Instant registeredAt) {

    @Override
    public String toString() {
        return "UserView[id=" + id + ", customer=" + customer + ", roles=" + roles + ", status=" + status + "]";
    }
}
