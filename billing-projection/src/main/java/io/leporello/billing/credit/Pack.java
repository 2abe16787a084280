package io.leporello.billing.credit;

import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Credits that were bought together.
 *
 * @param price     of the whole pack, before tax
 * @param from      the first day on which usage draws from it
 * @param expiresOn the first day on which usage no longer does; null for never
 * @param position  since which it is known
 */
public record Pack(
        String id,
        Quantity credits,
        BigDecimal price,
        String currency,
        LocalDate from,
        @Nullable LocalDate expiresOn,
        long position) {

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(from) && !isExpiredOn(day);
    }

    boolean isExpiredOn(LocalDate day) {
        return expiresOn != null && !day.isBefore(expiresOn);
    }
}
