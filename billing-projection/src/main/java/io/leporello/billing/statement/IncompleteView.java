package io.leporello.billing.statement;

import java.util.List;

/**
 * Of whom something could not be counted yet, so that figures are not final and nothing is issued until an operator has looked.
 *
 * @param everybody whether it is not known whom it concerns, so that it may be every one
 * @param customers those that are known, by name
 */
public record IncompleteView(boolean everybody, List<Customer> customers) {

    public IncompleteView {
        customers = List.copyOf(customers);
    }

    /** One whose figures are not final. */
    public record Customer(String id, String name) {}

    public boolean any() {
        return everybody || !customers.isEmpty();
    }

    public boolean concerns(String customer) {
        return everybody || customers.stream().anyMatch(known -> known.id().equals(customer));
    }
}
