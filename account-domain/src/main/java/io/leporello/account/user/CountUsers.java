package io.leporello.account.user;

import org.jspecify.annotations.Nullable;

/**
 * How many users there are, erased ones left out; answered with a {@link Long}.
 *
 * @param customer only users of this account; null for all, those of the platform among them
 * @param role     only users who have it; null for all
 */
public record CountUsers(
        @Nullable String customer, @Nullable UserRole role) {}
