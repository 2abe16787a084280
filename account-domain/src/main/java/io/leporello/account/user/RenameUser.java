package io.leporello.account.user;

import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;

/** Calls a user otherwise; answered with an {@link Outcome}. */
public record RenameUser(String userId, String name) {

    /** @throws Refusal of kind INVALID when the name is none */
    public RenameUser {
        name = name == null ? "" : name.strip();
        var checks = new Checks();
        TextChecks.present(checks, "name", name);
        TextChecks.line(checks, "name", name);
        checks.refuseIfAny();
    }

    @Override
    public String toString() {
        return "RenameUser[userId=" + userId + "]";
    }
}
