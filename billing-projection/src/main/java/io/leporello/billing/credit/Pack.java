package io.leporello.billing.credit;

import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import io.leporello.money.Currencies;
import io.leporello.money.Money;
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

    /** The price of the whole pack, before tax. */
    public Money money() {
        return new Amount(price, Currencies.of(currency)).roundedHalfUp();
    }

    /** For people, in English. */
    public String description() {
        var words = credits + " prepaid credits";
        return expiresOn == null ? words : words + ", to be used by " + expiresOn.minusDays(1);
    }

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(from) && !isExpiredOn(day);
    }

    boolean isExpiredOn(LocalDate day) {
        return expiresOn != null && !day.isBefore(expiresOn);
    }
}
