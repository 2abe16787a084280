package io.leporello.billing.run;

import io.leporello.refusal.Checks;
import io.leporello.refusal.TextChecks;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Starts a billing run; answered with an {@link io.leporello.event.Outcome}. The same run again is already there.
 *
 * @param runId    chosen by the sender
 * @param reseller only the customers linked to this account; null for all
 * @param now      when this is asked
 */
public record StartRun(
        String runId, YearMonth period, @Nullable String reseller, Instant now) {

    /** Where a month is over last. */
    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

    /** @throws io.leporello.refusal.Refusal of kind INVALID when the id is none, or the month is not over everywhere */
    public StartRun {
        var checks = new Checks();
        TextChecks.id(checks, "id", runId);
        var firstDayAfter = period.plusMonths(1).atDay(1);
        checks.require(
                !now.isBefore(firstDayAfter.atStartOfDay(LAST_ZONE).toInstant()),
                "period",
                "is " + period + ", which is not over everywhere before " + firstDayAfter
                        + "T12:00:00Z; a month that is over was expected");
        checks.refuseIfAny();
    }

    @TargetAggregateIdentifier
    String target() {
        return Run.identifier(runId);
    }
}
