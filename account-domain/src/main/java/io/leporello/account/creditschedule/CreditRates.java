package io.leporello.account.creditschedule;

import io.leporello.measure.Quantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The credit schedule along one customer's time. Before its first version no credits are counted.
 *
 * @param versions each holds from its first instant until the next one's, ascending
 */
public record CreditRates(List<Since> versions) {

    public static final CreditRates NONE = new CreditRates(List.of());

    public CreditRates {
        versions = List.copyOf(versions);
    }

    /** @param from the first instant, as the customer's days begin */
    public record Since(Instant from, ScheduleTerms terms) {}

    /** When the versions begin, ascending. */
    public List<Instant> starts() {
        return versions.stream().map(Since::from).toList();
    }

    /**
     * The credits of usage that says none itself.
     *
     * @param started how many versions had begun when it happened
     * @param product null for usage that names none
     */
    public Quantity creditsOf(int started, @Nullable String product, Quantity documents, Quantity pages) {
        if (started == 0) return Quantity.ZERO;
        return versions.get(started - 1).terms().rateOf(product).of(documents, pages);
    }
}
