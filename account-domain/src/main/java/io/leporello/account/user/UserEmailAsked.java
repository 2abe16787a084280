package io.leporello.account.user;

import io.leporello.account.person.Sealed;
import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A user wants another e-mail address and has not shown yet that it is theirs.
 *
 * @param claim  which address it is, without telling it
 * @param before the address that holds until then
 */
@EventName("user.email-asked")
@Revision("1")
public record UserEmailAsked(String userId, @Nullable String customer, Sealed email, String claim, Sealed before)
        implements UserEvent {}
