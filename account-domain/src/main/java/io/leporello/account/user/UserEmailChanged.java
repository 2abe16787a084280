package io.leporello.account.user;

import io.leporello.account.person.Sealed;
import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A user has another e-mail address, which is not confirmed yet.
 *
 * @param claim which address it is, without telling it
 */
@EventName("user.email-changed")
@Revision("1")
public record UserEmailChanged(String userId, @Nullable String customer, Sealed email, String claim)
        implements UserEvent {}
