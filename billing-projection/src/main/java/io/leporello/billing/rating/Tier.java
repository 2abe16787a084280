package io.leporello.billing.rating;

import io.leporello.account.plan.TierTerms;
import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tier with both of its ends. It holds the units after {@code from} up to and including {@code upTo}.
 *
 * <pre>
 * upTo      10        20
 * quantity  |---------]---------]-------->
 * tier      1         2         3
 * </pre>
 */
record Tier(int ordinal, Quantity from, @Nullable Quantity upTo, Amount unitPrice, Amount flatFee) {

    static List<Tier> from(List<TierTerms> terms, Currency currency) {
        var tiers = new ArrayList<Tier>();
        var from = Quantity.ZERO;
        for (var tier : terms) {
            var upTo = tier.upTo() == null ? null : new Quantity(tier.upTo());
            var flatFee = tier.flatFee() == null ? BigDecimal.ZERO : tier.flatFee();
            tiers.add(new Tier(
                    tiers.size() + 1,
                    from,
                    upTo,
                    new Amount(tier.unitPrice(), currency),
                    new Amount(flatFee, currency)));
            if (upTo != null) from = upTo;
        }
        return List.copyOf(tiers);
    }

    /** The first tier is entered at quantity 0 already: its flat fee is what being a customer costs. */
    boolean enteredBy(Quantity quantity) {
        return ordinal == 1 || quantity.compareTo(from) > 0;
    }

    boolean reaches(Quantity quantity) {
        return upTo == null || quantity.compareTo(upTo) <= 0;
    }

    /** Those of {@code quantity} that lie in this tier, once it is entered. */
    Quantity shareOf(Quantity quantity) {
        return (upTo == null ? quantity : quantity.min(upTo)).minus(from);
    }

    PriceStep priced(Quantity units) {
        var amount = unitPrice.times(units.value()).plus(flatFee);
        return new PriceStep(ordinal, from, upTo, units, unitPrice, flatFee, amount);
    }
}
