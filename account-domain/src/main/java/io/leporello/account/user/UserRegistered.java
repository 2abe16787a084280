package io.leporello.account.user;

import io.leporello.account.person.Sealed;
import io.leporello.event.EventName;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A user was made.
 *
 * @param roles names of {@link UserRole}, in the order of the alphabet
 * @param claim which e-mail address it is, without telling it
 * @param how   SIGN_UP by the person, who is active at once, or INVITATION by somebody else
 */
@EventName("user.registered")
@Revision("1")
public record UserRegistered(
        String userId,
        @Nullable String customer,
        List<String> roles,
        Sealed name,
        Sealed email,
        String claim,
        String how)
        implements UserEvent {

    static final String SIGN_UP = "SIGN_UP";
    static final String INVITATION = "INVITATION";
}
