package io.leporello.account.user;

import io.leporello.account.person.Sealed;
import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A user is called otherwise. */
@EventName("user.renamed")
@Revision("1")
public record UserRenamed(String userId, @Nullable String customer, Sealed name) implements UserEvent {}
