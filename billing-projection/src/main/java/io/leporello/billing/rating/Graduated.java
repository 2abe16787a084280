package io.leporello.billing.rating;

import io.leporello.measure.Quantity;
import java.util.List;

/** Each unit at the price of the tier it lies in, and the flat fee of every tier entered. */
record Graduated(List<Tier> tiers) implements Price {

    @Override
    public List<PriceStep> of(Quantity billable) {
        return tiers.stream()
                .filter(tier -> tier.enteredBy(billable))
                .map(tier -> tier.priced(tier.shareOf(billable)))
                .toList();
    }

    @Override
    public String wording() {
        return "at graduated prices";
    }
}
