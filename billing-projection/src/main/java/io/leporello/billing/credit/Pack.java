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
 * @param credits   less those that were given back
 * @param returned  those that were
 * @param price     of these credits, before tax
 * @param from      the first day on which usage draws from it
 * @param expiresOn the first day on which usage no longer does; null for never
 * @param position  since which it is known
 */
public record Pack(
        String id,
        Quantity credits,
        Quantity returned,
        BigDecimal price,
        String currency,
        LocalDate from,
        @Nullable LocalDate expiresOn,
        long position) {

    /** The price, before tax. */
    public Money money() {
        return new Amount(price, Currencies.of(currency)).roundedHalfUp();
    }

    /** Whether the customer kept any of it. */
    boolean isKept() {
        return credits.compareTo(Quantity.ZERO) > 0;
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
