package io.leporello.account.creditpurchase;

import io.leporello.event.EventName;
import java.math.BigDecimal;
import org.axonframework.serialization.Revision;

/**
 * A customer gave back a part of a pack, or all of it: from its first day on it held so many credits less, and cost so much
 * less.
 *
 * @param returnId tells the returns of one pack apart
 * @param price    what the customer need not pay for it any more, before tax
 * @param reason   in the words of whoever took it back
 */
@EventName("credits.returned")
@Revision("1")
public record CreditsReturned(
        String customerId,
        String purchaseId,
        String returnId,
        BigDecimal credits,
        BigDecimal price,
        String currency,
        String reason) {}
