package io.leporello.billing.rating;

import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import java.math.RoundingMode;
import java.util.List;

/** Whole packages; one that was begun is paid in full. */
record PackagePrice(Quantity size, Amount price) implements Price {

    @Override
    public List<PriceStep> of(Quantity billable) {
        var packages = new Quantity(billable.value().divide(size.value(), 0, RoundingMode.CEILING));
        return List.of(PriceStep.only(packages, price));
    }

    @Override
    public String wording() {
        return "in packages of " + size + " at " + price;
    }
}
