package io.leporello.account.user;

import io.leporello.event.EventName;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A user got other roles.
 *
 * @param roles all of them, as they are after the change, in the order of the alphabet
 */
@EventName("user.roles-changed")
@Revision("1")
public record UserRolesChanged(String userId, @Nullable String customer, List<String> roles) implements UserEvent {}
