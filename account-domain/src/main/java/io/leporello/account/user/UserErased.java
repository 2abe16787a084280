package io.leporello.account.user;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A person was erased: the key is destroyed, so name and address are unreadable wherever they stand sealed. */
@EventName("user.erased")
@Revision("1")
public record UserErased(String userId, @Nullable String customer) implements UserEvent {}
