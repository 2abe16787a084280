package io.leporello.billing.dashboard;

import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import java.time.LocalDate;

/** The days that a dashboard shows. */
final class Span {

    private Span() {}

    static Checks check(LocalDate from, LocalDate to) {
        var checks = new Checks();
        DateChecks.plausible(checks, "from", from);
        DateChecks.plausible(checks, "to", to);
        return checks.require(
                from.isBefore(to),
                "to",
                "is " + to + "; it must be after from, " + from + ", and does not count itself");
    }
}
