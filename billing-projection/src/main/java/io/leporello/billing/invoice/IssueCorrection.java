package io.leporello.billing.invoice;

import io.leporello.refusal.Checks;
import io.leporello.refusal.TextChecks;
import java.time.Instant;

/**
 * Asks or gives back what became known about the month of an invoice since it was billed, where no next invoice will carry
 * it; answered with {@link Issued}. Again for the same reason, it gives the same correction, until more becomes known.
 *
 * @param number of the invoice
 * @param reason for the customer to read
 * @param now    when this is asked
 */
public record IssueCorrection(String number, String reason, Instant now) {

    public IssueCorrection {
        var checks = new Checks();
        TextChecks.present(checks, "reason", reason);
        TextChecks.line(checks, "reason", reason);
        checks.refuseIfAny();
    }
}
