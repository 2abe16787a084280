package io.leporello.gateway.signin;

import io.leporello.account.credential.Credentials;
import io.leporello.account.credential.SignInAttempts;
import io.leporello.account.email.EmailDirectory;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserStatus;
import io.leporello.gateway.web.HttpRefusal;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/** Tells who somebody is by address and password. A wrong answer never tells whether the address is anybody's. */
@Component
final class Doorkeeper {

    private final SignInAttempts attempts;
    private final EmailDirectory emails;
    private final UserDirectory users;
    private final Credentials credentials;

    Doorkeeper(SignInAttempts attempts, EmailDirectory emails, UserDirectory users, Credentials credentials) {
        this.attempts = attempts;
        this.emails = emails;
        this.users = users;
        this.credentials = credentials;
    }

    /**
     * @param network address the attempt comes from
     * @throws HttpRefusal             429 after too many attempts
     * @throws BadCredentialsException when the address is nobody's, the password is wrong or the user is not active
     */
    UserFacts recognise(String email, String password, String network) {
        refuseGuessing(email, network);
        var user = active(email);
        if (!credentials.verify(user.map(UserFacts::id).orElse(null), password))
            throw new BadCredentialsException("E-mail address or password is wrong.");
        attempts.succeeded(email);
        return user.orElseThrow();
    }

    /** The same for somebody who is signed in and gives the password once more. */
    void confirm(String userId, String password, String network) {
        var subject = "user " + userId;
        refuseGuessing(subject, network);
        if (!credentials.verify(userId, password)) throw new BadCredentialsException("The old password is wrong.");
        attempts.succeeded(subject);
    }

    Optional<UserFacts> active(String email) {
        return emails.holder(email).flatMap(users::find).filter(user -> user.status() == UserStatus.ACTIVE);
    }

    void refuseGuessing(String subject, String network) {
        attempts.begin(subject, network).ifPresent(wait -> {
            throw HttpRefusal.tooMany("Too many attempts for this account or from this network address.", wait);
        });
    }
}
