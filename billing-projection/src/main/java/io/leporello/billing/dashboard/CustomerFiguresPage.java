package io.leporello.billing.dashboard;

import io.leporello.billing.dashboard.CustomerFiguresPage.CustomerFigures;
import io.leporello.billing.statement.EstimateView.Estimate;
import io.leporello.measure.Usage;
import io.leporello.page.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some customers with their figures.
 *
 * @param found how many there are in all
 */
public record CustomerFiguresPage(
        List<CustomerFigures> items, @Nullable String next, int found) implements Page<CustomerFigures> {

    public CustomerFiguresPage {
        items = List.copyOf(items);
    }

    /**
     * @param closedFrom the first day without an account; null while it is open
     * @param estimate   null without a contract in the month
     * @param lastUse    the quarter of an hour; null when nothing was ever used
     */
    public record CustomerFigures(
            String id,
            String name,
            @Nullable LocalDate closedFrom,
            Usage usage,
            @Nullable Estimate estimate,
            @Nullable Instant lastUse) {}
}
