package io.leporello.usage.entry;

import io.leporello.usage.record.UsageFact;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger, to be summed. Quantities are negative where a correction takes something back.
 *
 * @param position of the event in the ledger
 * @param part     0 or 1: an amendment takes back in its part 0 and adds in its part 1
 * @param identity the aggregate's identifier
 * @param sequence of the event in its aggregate's stream
 * @param usedAt   when it happened; corrections keep the time of what they correct
 * @param credits  null where the usage said none itself, so that the credit schedule says how many
 */
public record UsageEntry(
        long position,
        int part,
        String identity,
        long sequence,
        String customer,
        @Nullable String user,
        @Nullable String product,
        Instant usedAt,
        long documents,
        long pages,
        @Nullable BigDecimal credits) {

    static UsageEntry plus(EventPlace place, int part, UsageFact fact) {
        return signed(place, part, fact, 1);
    }

    static UsageEntry minus(EventPlace place, int part, UsageFact fact) {
        return signed(place, part, fact, -1);
    }

    private static UsageEntry signed(EventPlace place, int part, UsageFact fact, int sign) {
        return new UsageEntry(
                place.position(),
                part,
                place.identity(),
                place.sequence(),
                fact.customer(),
                fact.user(),
                fact.product(),
                fact.usedAt(),
                sign * fact.documents(),
                sign * fact.pages(),
                signed(fact.credits(), sign));
    }

    private static @Nullable BigDecimal signed(@Nullable BigDecimal credits, int sign) {
        return credits == null || sign > 0 ? credits : credits.negate();
    }

    /** Credits that were said; nothing said is nothing. */
    public BigDecimal creditsOrZero() {
        return credits == null ? BigDecimal.ZERO : credits;
    }

    /** Documents whose credits the schedule says. */
    public long documentsWithoutCredits() {
        return credits == null ? documents : 0;
    }

    /** Pages whose credits the schedule says. */
    public long pagesWithoutCredits() {
        return credits == null ? pages : 0;
    }

    /** Where an event stands, in the ledger and in its own stream. */
    record EventPlace(long position, String identity, long sequence) {}
}
