package io.leporello.account.user;

import io.leporello.page.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Users by name, erased ones last; answered with a {@link UserPage}.
 *
 * @param customer only users of this account; null for all, those of the platform among them
 * @param role     only users who have it; null for all
 * @param search   a whole id, or part of the name or the e-mail address, whatever its case; null for all
 */
public record ListUsers(
        @Nullable String customer,
        @Nullable UserRole role,
        @Nullable String search,
        Paging paging) {

    @Override
    public String toString() {
        return "ListUsers[customer=" + customer + ", role=" + role + "]";
    }
}
