package io.leporello.billing.credit;

import io.leporello.measure.Quantity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's prepaid credits at the end of a day, as known at a position: {@code balance = purchased − drawn − expired},
 * and never below zero.
 *
 * @param on        the day; what was used on it is drawn
 * @param balance   what can still be used up, in packs that have begun
 * @param purchased in packs that have begun
 * @param expired   what was left in packs when they expired
 * @param packs     all that are known, in the order of purchase, also those still to begin
 */
public record CreditsView(
        String customer,
        LocalDate on,
        Quantity balance,
        Quantity purchased,
        Quantity drawn,
        Quantity expired,
        long position,
        List<PackView> packs) {

    public CreditsView {
        packs = List.copyOf(packs);
    }

    /**
     * @param credits   less those that were given back
     * @param returned  those that were
     * @param price     of these credits, before tax, with the currency's decimals
     * @param from      the first day on which usage draws from it
     * @param expiresOn the first day on which usage no longer does; null for never
     * @param left      can still be used up, now or from its first day on
     * @param expired   was left when it expired
     * @param position  of its purchase
     */
    public record PackView(
            String id,
            Quantity credits,
            Quantity returned,
            String price,
            String currency,
            LocalDate from,
            @Nullable LocalDate expiresOn,
            Quantity drawn,
            Quantity left,
            Quantity expired,
            long position) {}
}
