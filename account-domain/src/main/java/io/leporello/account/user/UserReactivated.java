package io.leporello.account.user;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A deactivated user may sign in again. */
@EventName("user.reactivated")
@Revision("1")
public record UserReactivated(String userId, @Nullable String customer) implements UserEvent {}
