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
        BigDecimal credits) {

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
                sign < 0 ? fact.creditsOrZero().negate() : fact.creditsOrZero());
    }

    /** Where an event stands, in the ledger and in its own stream. */
    record EventPlace(long position, String identity, long sequence) {}
}
