package io.leporello.billing.rating;

import io.leporello.measure.Quantity;
import java.util.List;

/** All units at the price of the one tier that the quantity falls in, and that tier's flat fee once. */
record Volume(List<Tier> tiers) implements Price {

    @Override
    public List<PriceStep> of(Quantity billable) {
        var tier = tiers.stream()
                .filter(each -> each.reaches(billable))
                .findFirst()
                .orElseThrow();
        return List.of(tier.priced(billable));
    }

    @Override
    public String wording() {
        return "at the volume price";
    }
}
