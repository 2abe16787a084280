package io.leporello.account.user;

import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;

/**
 * Corrects the e-mail address of a user who has not joined yet; answered with an {@link Outcome}. The invitation goes out
 * again, to this one. An address that is another user's is a conflict, as is a user who joined: such a one
 * {@link AskForEmail asks} and shows that the address is theirs.
 */
public record ChangeEmail(String userId, String email) {

    /** @throws Refusal of kind INVALID when the address is none */
    public ChangeEmail {
        email = email == null ? "" : email.strip();
        var checks = new Checks();
        TextChecks.present(checks, "email", email);
        if (!email.isEmpty()) TextChecks.email(checks, "email", email);
        checks.refuseIfAny();
    }

    @Override
    public String toString() {
        return "ChangeEmail[userId=" + userId + "]";
    }
}
