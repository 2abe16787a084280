package io.leporello.account.user;

import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;

/**
 * Gives a user another e-mail address, which counts as unconfirmed until {@link ActivateUser}; answered with an
 * {@link Outcome}. An address that is another user's is a conflict; the one before is free again.
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
