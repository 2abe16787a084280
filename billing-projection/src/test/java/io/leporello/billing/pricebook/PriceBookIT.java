package io.leporello.billing.pricebook;

import static io.leporello.billing.BillingFixture.contract;
import static io.leporello.billing.BillingFixture.details;
import static io.leporello.billing.BillingFixture.perPage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leporello.billing.BillingFixture;
import io.leporello.measure.BillingPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What held when, as it was known at each position. */
class PriceBookIT {

    private BillingFixture billing;

    @BeforeEach
    void emptyLedger() {
        billing = BillingFixture.of(PriceBookIT.class);
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    @Test
    void a_customer_is_known_from_its_registration_on_with_what_was_known_then() {
        billing.register("kunde", "Europe/Berlin");
        billing.change("kunde", details("Umbenannt", "Asia/Kolkata", null));
        billing.ledger.close("kunde", LocalDate.parse("2026-10-15"), Instant.parse("2026-10-14T18:30:00Z"));
        billing.change("kunde", details("Noch einmal", "Asia/Kolkata", null));
        billing.catchUp();

        assertThat(billing.priceBook.customer("kunde", 0)).isEmpty();
        assertThat(LongStream.rangeClosed(1, 5).mapToObj(this::shown))
                .containsExactly(
                        "kunde Europe/Berlin null",
                        "Umbenannt Asia/Kolkata null",
                        "Umbenannt Asia/Kolkata 2026-10-15",
                        "Noch einmal Asia/Kolkata 2026-10-15",
                        "Noch einmal Asia/Kolkata 2026-10-15");
        assertThat(billing.priceBook.customer("niemand", Long.MAX_VALUE)).isEmpty();
    }

    private String shown(long position) {
        var customer = billing.priceBook.customer("kunde", position).orElseThrow();
        return customer.name() + " " + customer.zone() + " " + customer.closedFrom();
    }

    @Test
    void contracts_and_plan_versions_count_from_the_position_at_which_they_were_known() {
        billing.register("kunde", "Europe/Berlin");
        billing.publish("a", 1, null, perPage("0.10", null, null));
        billing.agree("kunde", "a", "2026-01-01");
        billing.publish("a", 2, LocalDate.parse("2026-10-15"), perPage("0.08", null, null));
        billing.agree("kunde", contract("a", "2026-10-20", "5"));
        billing.publish("a", 3, LocalDate.parse("2026-10-15"), perPage("0.07", null, null));
        billing.agree("kunde", contract("a", "2026-10-20", "10"));
        billing.catchUp();

        assertThat(LongStream.rangeClosed(1, 7).mapToObj(this::parts))
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("01-01 v1 null"),
                        List.of("01-15 v1 null", "15-01 v2 null"),
                        List.of("01-15 v1 null", "15-20 v2 null", "20-01 v2 5"),
                        List.of("01-15 v1 null", "15-20 v3 null", "20-01 v3 5"),
                        List.of("01-15 v1 null", "15-20 v3 null", "20-01 v3 10"));
    }

    private List<String> parts(long position) {
        var customer = billing.priceBook.customer("kunde", position).orElseThrow();
        var october = new BillingPeriod(YearMonth.parse("2026-10"), customer.zone());
        return billing.priceBook.history("kunde", position).orElseThrow().parts(october).stream()
                .map(part -> String.format(
                        "%02d-%02d v%d %s",
                        part.from().getDayOfMonth(), part.to().getDayOfMonth(), part.version(), part.discountPercent()))
                .toList();
    }

    @Test
    void a_reseller_has_the_customers_linked_to_it_under_their_names_of_today() {
        billing.register("reseller", "Europe/Berlin");
        billing.ledger.register("k1", details("Zimmermann", "Europe/Berlin", "reseller"));
        billing.ledger.register("k2", details("Maier", "Europe/Berlin", "reseller"));
        billing.ledger.register("k3", details("Direkt", "Europe/Berlin", null));
        billing.ledger.register("k4", details("Anderswo", "Europe/Berlin", "another"));
        billing.change("k1", details("Altmann", "Europe/Berlin", "reseller"));
        billing.ledger.close("k2", LocalDate.parse("2026-10-15"), Instant.parse("2026-10-14T22:00:00Z"));
        billing.catchUp();

        assertThat(billing.priceBook.customersOf("reseller"))
                .extracting(PricedCustomer::id, PricedCustomer::name)
                .containsExactly(tuple("k1", "Altmann"), tuple("k2", "Maier"));
        assertThat(billing.priceBook.customersOf("k1")).isEmpty();
    }
}
