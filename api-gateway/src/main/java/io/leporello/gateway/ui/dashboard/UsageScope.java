package io.leporello.gateway.ui.dashboard;

import io.leporello.billing.dashboard.FindOverview.Split;
import io.leporello.billing.pricebook.Extent;
import io.leporello.gateway.security.Caller;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose usage a page shows, and how much of it its reader may see.
 *
 * @param users   only what these used; null for all
 * @param credits whether credits are the reader's to see
 * @param amounts whether amounts of money are
 * @param zone    in which the days of one customer begin; of many, each has its own, and this is the reader's
 * @param path    of the page
 */
public record UsageScope(
        Caller caller,
        Extent extent,
        @Nullable List<String> users,
        boolean credits,
        boolean amounts,
        ZoneId zone,
        String path) {

    /** What usage may be split into here, the usual one first. */
    List<Split> splits() {
        if (users != null) return List.of(Split.PRODUCT);
        return extent.single() ? List.of(Split.PRODUCT, Split.USER) : List.of(Split.CUSTOMER, Split.PRODUCT);
    }

    /** The page of the single documents of one customer, for who may see what amounts are made of; more is said behind it. */
    Optional<String> documents() {
        return amounts && extent.single()
                ? Optional.of("/customers/" + extent.customer() + "/documents?")
                : Optional.empty();
    }
}
