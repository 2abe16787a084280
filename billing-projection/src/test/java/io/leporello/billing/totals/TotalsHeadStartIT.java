package io.leporello.billing.totals;

import static io.leporello.billing.BillingFixture.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.billing.BillingFixture;
import io.leporello.projection.FreshTables;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsHeadStartIT {

    @Test
    void a_copy_of_the_ledger_that_is_behind_is_not_taken_for_all_of_it() {
        try (var billing = BillingFixture.of(TotalsHeadStartIT.class)) {
            billing.ledger.record("a", used("kunde", "2026-10-03T08:00:00Z", 12));
            billing.ledger.record("b", used("kunde", "2026-10-03T08:00:00Z", 30));
            billing.catchUp();
            billing.ledger.database.update("delete from usage.event where position = 2");
            var headStart =
                    new TotalsHeadStart(billing.ledger.database, billing.ledger.transactions, billing.priceBook);

            assertThat(headStart.fold(new FreshTables("fresh_totals", List.of()), 2, done -> {}))
                    .isZero();
        }
    }
}
