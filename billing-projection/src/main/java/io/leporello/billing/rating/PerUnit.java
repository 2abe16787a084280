package io.leporello.billing.rating;

import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import java.util.List;

/** Every unit at the same price. */
record PerUnit(Amount unitPrice) implements Price {

    @Override
    public List<PriceStep> of(Quantity billable) {
        return List.of(PriceStep.only(billable, unitPrice));
    }

    @Override
    public String wording() {
        return "at " + unitPrice + " each";
    }
}
