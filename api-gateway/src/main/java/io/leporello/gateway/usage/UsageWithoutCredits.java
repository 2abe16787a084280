package io.leporello.gateway.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leporello.billing.dashboard.UsageView;
import io.leporello.measure.Quantity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link UsageView} for those who may see documents and pages only. */
record UsageWithoutCredits(
        String customer, LocalDate from, LocalDate to, String zone, Totals totals, List<Bucket> series) {

    record Totals(Quantity documents, Quantity pages) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bucket(
            String start, @Nullable String user, @Nullable String product, Quantity documents, Quantity pages) {}

    static UsageWithoutCredits of(UsageView view) {
        return new UsageWithoutCredits(
                view.customer(),
                view.from(),
                view.to(),
                view.zone(),
                new Totals(view.totals().documents(), view.totals().pages()),
                view.series().stream().map(UsageWithoutCredits::of).toList());
    }

    private static Bucket of(UsageView.Bucket bucket) {
        return new Bucket(bucket.start(), bucket.user(), bucket.product(), bucket.documents(), bucket.pages());
    }
}
