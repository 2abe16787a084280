package io.leporello.billing.invoice;

import io.leporello.refusal.Checks;
import io.leporello.refusal.TextChecks;
import java.time.Instant;

/**
 * Takes an invoice or a correction back as a whole; answered with {@link Issued}. Again, it gives the same credit note.
 *
 * @param number of what is taken back
 * @param reason for the customer to read
 * @param now    when this is asked
 */
public record IssueCreditNote(String number, String reason, Instant now) {

    public IssueCreditNote {
        var checks = new Checks();
        TextChecks.present(checks, "reason", reason);
        TextChecks.line(checks, "reason", reason);
        checks.refuseIfAny();
    }
}
