package io.leporello.account.person;

import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.TextChecks;
import java.util.List;
import java.util.Objects;

/**
 * A person's data in plain text, on the way to where it is sealed or from where it was opened. It never stands in an event,
 * a table or a log, so its text tells nothing.
 *
 * @param name  as the person is called; never null, empty when it was absent
 * @param email as it was written; two that differ in case are the same address
 */
public record Person(String name, String email) {

    public Person {
        name = Objects.requireNonNullElse(name, "").strip();
        email = Objects.requireNonNullElse(email, "").strip();
    }

    /** Everything that is wrong with it at once; empty when nothing is. */
    public List<FieldError> faults() {
        var checks = new Checks();
        TextChecks.present(checks, "email", email);
        if (!email.isEmpty()) TextChecks.email(checks, "email", email);
        TextChecks.present(checks, "name", name);
        TextChecks.line(checks, "name", name);
        return checks.errors();
    }

    @Override
    public String toString() {
        return "Person[withheld]";
    }
}
