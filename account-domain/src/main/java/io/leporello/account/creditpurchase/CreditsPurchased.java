package io.leporello.account.creditpurchase;

import io.leporello.event.EventName;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A customer bought a pack of credits.
 *
 * @param price     of the whole pack, before tax
 * @param from      the first day on which usage draws from it, in the customer's zone
 * @param expiresOn the first day on which usage no longer does; null for never
 */
@EventName("credits.purchased")
@Revision("1")
public record CreditsPurchased(
        String customerId,
        String purchaseId,
        BigDecimal credits,
        BigDecimal price,
        String currency,
        LocalDate from,
        @Nullable LocalDate expiresOn) {}
