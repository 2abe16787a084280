package io.leporello.billing.pricebook;

import java.util.List;

/** The resellers that there are, by name. */
public record ResellersView(List<Reseller> items) {

    public ResellersView {
        items = List.copyOf(items);
    }

    /** @param customers how many are linked to it */
    public record Reseller(String id, String name, long customers) {}
}
