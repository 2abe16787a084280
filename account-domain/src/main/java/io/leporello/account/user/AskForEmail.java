package io.leporello.account.user;

import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;

/**
 * The person wants another e-mail address; answered with an {@link Outcome}. Until {@link ConfirmEmail} the one before stays
 * and works. Asked again is asked again, since each time a link goes out; the last one counts. An address that is another
 * user's is a conflict, as is one for a user who has not joined.
 */
public record AskForEmail(String userId, String email) {

    /** @throws Refusal of kind INVALID when the address is none */
    public AskForEmail {
        email = email == null ? "" : email.strip();
        var checks = new Checks();
        TextChecks.present(checks, "email", email);
        if (!email.isEmpty()) TextChecks.email(checks, "email", email);
        checks.refuseIfAny();
    }

    @Override
    public String toString() {
        return "AskForEmail[userId=" + userId + "]";
    }
}
