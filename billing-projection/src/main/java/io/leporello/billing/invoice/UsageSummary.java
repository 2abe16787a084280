package io.leporello.billing.invoice;

import io.leporello.measure.Usage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the money was for, for the last page of an invoice.
 *
 * @param days     every day of the period in its order, also those without usage
 * @param products the most used first
 * @param users    the most used first
 * @param address  where the single events can be seen; null when nowhere
 */
public record UsageSummary(
        List<Day> days,
        List<Part> products,
        List<Part> users,
        @Nullable String address) {

    public UsageSummary {
        days = List.copyOf(days);
        products = List.copyOf(products);
        users = List.copyOf(users);
    }

    public record Day(LocalDate day, Usage usage) {}

    /** @param name of a product or user; null for usage that named none */
    public record Part(@Nullable String name, Usage usage) {}
}
