package io.leporello.usage.record;

import io.leporello.refusal.Checks;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Puts a new fact beside a recorded one.
 *
 * @param identity   of the usage event to correct
 * @param change     what is different; null voids the event
 * @param reason     why, kept for ever
 * @param onlyOf     the one customer whose events the sender may correct; null when it may correct any
 */
public record CorrectUsage(
        UsageIdentity identity,
        @Nullable UsageChange change,
        String reason,
        @Nullable String onlyOf) {

    private static final int REASON_MAX = 500;

    public CorrectUsage {
        new Checks()
                .require(
                        !reason.isBlank() && reason.length() <= REASON_MAX,
                        "reason",
                        "is \"" + reason + "\"; say in 1 to " + REASON_MAX + " characters why")
                .refuseIfAny();
    }

    @TargetAggregateIdentifier
    public String aggregateId() {
        return identity.aggregateId();
    }
}
