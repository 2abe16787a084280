package io.leporello.gateway.signin;

import io.leporello.account.credential.Credentials;
import io.leporello.account.email.EmailDirectory;
import io.leporello.account.user.ActivateUser;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserStatus;
import io.leporello.event.Origin;
import io.leporello.gateway.web.Ledger;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From an address that somebody else verified to the user whose it is. */
@Component
final class OutsidePersons {

    private final EmailDirectory emails;
    private final UserDirectory users;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Ledger ledger;

    OutsidePersons(
            EmailDirectory emails, UserDirectory users, Credentials credentials, Sessions sessions, Ledger ledger) {
        this.emails = emails;
        this.users = users;
        this.credentials = credentials;
        this.sessions = sessions;
        this.ledger = ledger;
    }

    /** The id of the user, who is active then: an invited one joins by this. Empty for nobody's address. */
    Optional<String> find(String verifiedEmail, String request) {
        return emails.holder(verifiedEmail)
                .flatMap(users::find)
                .filter(user -> user.status() == UserStatus.ACTIVE || user.status() == UserStatus.INVITED)
                .map(user -> user.confirmed() ? user.id() : confirmed(user, request));
    }

    /**
     * Whoever signed up with this address never showed that it is theirs, and may have been somebody else: the password
     * chosen then opens nothing any more.
     */
    private String confirmed(UserFacts user, String request) {
        credentials.forget(user.id());
        sessions.endAll(user.id());
        ledger.send(new ActivateUser(user.id()), new Origin("user:" + user.id(), user.customer(), request));
        return user.id();
    }
}
