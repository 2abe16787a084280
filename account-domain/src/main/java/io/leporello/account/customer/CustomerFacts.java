package io.leporello.account.customer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What decisions elsewhere need to know about a customer.
 *
 * @param closedAt the first instant without usage, past or to come; null when not closed
 * @param reseller customer id of the reseller's account; null for a direct customer
 */
public record CustomerFacts(
        String id,
        ZoneId zone,
        @Nullable Instant closedAt,
        Currency currency,
        @Nullable String reseller) {

    public boolean closedAt(Instant moment) {
        return closedAt != null && !moment.isBefore(closedAt);
    }
}
