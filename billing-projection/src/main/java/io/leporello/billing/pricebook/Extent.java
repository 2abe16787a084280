package io.leporello.billing.pricebook;

import org.jspecify.annotations.Nullable;

/**
 * The customer accounts a question is about. At most one of the two is given; neither means all there are.
 *
 * @param customer this account alone
 * @param subtree  this account and those that are linked to it
 */
public record Extent(@Nullable String customer, @Nullable String subtree) {

    public static final Extent ALL = new Extent(null, null);

    public static Extent of(String customer) {
        return new Extent(customer, null);
    }

    public static Extent below(String reseller) {
        return new Extent(null, reseller);
    }

    /** Whether it is about one account. */
    public boolean single() {
        return customer != null;
    }
}
