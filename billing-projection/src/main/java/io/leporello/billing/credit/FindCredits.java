package io.leporello.billing.credit;

import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a customer has left of its prepaid credits. Answered with {@link CreditsView}.
 *
 * @param on   at the end of this day; null for the day of {@code now} in the customer's zone
 * @param asOf as known at this position; null for all that is known
 */
public record FindCredits(
        String customer, @Nullable LocalDate on, @Nullable Long asOf, Instant now) {

    public FindCredits {
        var checks = new Checks();
        DateChecks.plausible(checks, "on", on);
        checks.refuseIfAny();
    }
}
