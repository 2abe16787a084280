package io.leporello.account.user;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The person showed that the e-mail address is theirs: an invitation was accepted, or the address confirmed. */
@EventName("user.activated")
@Revision("1")
public record UserActivated(String userId, @Nullable String customer) implements UserEvent {}
