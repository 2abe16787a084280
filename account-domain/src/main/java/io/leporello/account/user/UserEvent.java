package io.leporello.account.user;

import org.jspecify.annotations.Nullable;

/** What may happen to a user. */
public sealed interface UserEvent
        permits UserRegistered,
                UserActivated,
                UserRolesChanged,
                UserRenamed,
                UserEmailAsked,
                UserEmailChanged,
                UserDeactivated,
                UserReactivated,
                UserErased {

    String userId();

    /** The customer account the user belongs to; null for a user of the platform. */
    @Nullable
    String customer();
}
