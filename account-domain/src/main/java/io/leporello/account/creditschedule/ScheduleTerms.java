package io.leporello.account.creditschedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a credit schedule says. Made without a check, since a published schedule must stay readable when a rule is
 * tightened; who takes terms from outside asks {@link #faults} first.
 *
 * @param products  at most one for each
 * @param otherwise for products that are not listed, and for usage that names none; null counts no credits
 */
public record ScheduleTerms(
        List<ProductCredits> products,
        @JsonProperty("default") @Nullable CreditRate otherwise) {

    private static final int MOST_PRODUCTS = 1_000;

    public ScheduleTerms {
        // A null in the list is kept for faults() to name, which List.copyOf would not allow.
        products = products == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(products));
    }

    /** The rate of a product; null is usage that names none. */
    public CreditRate rateOf(@Nullable String product) {
        return products.stream()
                .filter(each -> each.product().equals(product))
                .findFirst()
                .map(ProductCredits::rate)
                .orElse(otherwise == null ? CreditRate.NOTHING : otherwise);
    }

    /** Everything that is wrong with these terms at once; empty when usage can be counted by them. */
    public List<FieldError> faults() {
        var checks = new Checks();
        checks.require(
                products.size() <= MOST_PRODUCTS,
                "products",
                "are " + products.size() + "; at most " + MOST_PRODUCTS + " were expected");
        var seen = new HashSet<String>();
        for (var index = 0; index < products.size(); index++)
            addFaults(checks, "products[" + index + "]", products.get(index), seen);
        if (otherwise != null) checks.within("default", otherwise.faults());
        return checks.errors();
    }

    private static void addFaults(Checks checks, String path, @Nullable ProductCredits credits, HashSet<String> seen) {
        checks.require(credits != null, path, "is null; an object was expected");
        if (credits == null) return;
        checks.within(path, credits.faults());
        checks.require(
                seen.add(credits.product()),
                path + ".product",
                "is \"" + credits.product() + "\" a second time; each product once was expected");
    }
}
