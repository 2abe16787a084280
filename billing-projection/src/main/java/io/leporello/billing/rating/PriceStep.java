package io.leporello.billing.rating;

import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import org.jspecify.annotations.Nullable;

/**
 * One step of a price, as it was computed: {@code units × unitPrice + flatFee = amount}.
 *
 * @param ordinal   which tier of the charge, from 1; 1 where the model has no tiers
 * @param from      the tier begins after this quantity
 * @param upTo      the tier's last unit; null is without end
 * @param units     charged in this step; for packages the number of packages
 * @param unitPrice of one unit, or of one package
 * @param flatFee   zero when there is none
 */
public record PriceStep(
        int ordinal,
        Quantity from,
        @Nullable Quantity upTo,
        Quantity units,
        Amount unitPrice,
        Amount flatFee,
        Amount amount) {

    static PriceStep only(Quantity units, Amount unitPrice) {
        return new PriceStep(
                1,
                Quantity.ZERO,
                null,
                units,
                unitPrice,
                Amount.zero(unitPrice.currency()),
                unitPrice.times(units.value()));
    }
}
