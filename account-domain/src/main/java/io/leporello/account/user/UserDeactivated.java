package io.leporello.account.user;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A user may not sign in for now. */
@EventName("user.deactivated")
@Revision("1")
public record UserDeactivated(String userId, @Nullable String customer) implements UserEvent {}
