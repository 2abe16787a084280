package io.leporello.gateway.account;

import io.leporello.account.creditpurchase.CreditsPurchased;
import io.leporello.account.creditpurchase.Purchase;
import io.leporello.account.creditpurchase.PurchaseCredits;
import io.leporello.billing.credit.CreditsView;
import io.leporello.billing.credit.FindCredits;
import io.leporello.billing.credit.ListPacks;
import io.leporello.billing.credit.PackPage;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/customers/{id}")
@Tag(name = "Credits")
class CreditEndpoint {

    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    CreditEndpoint(Ledger ledger, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param price     of the whole pack in the customer's currency, before tax
     * @param from      the first day on which usage draws from it; today in the customer's zone when absent
     * @param expiresOn the first day on which usage no longer does; absent for never
     */
    record NewPurchase(
            @Nullable String id,
            BigDecimal credits,
            BigDecimal price,
            @Nullable LocalDate from,
            @Nullable LocalDate expiresOn) {}

    record Purchased(
            String customer,
            String id,
            BigDecimal credits,
            BigDecimal price,
            String currency,
            LocalDate from,
            @Nullable LocalDate expiresOn) {

        static Purchased of(CreditsPurchased pack) {
            return new Purchased(
                    pack.customerId(),
                    pack.purchaseId(),
                    pack.credits(),
                    pack.price(),
                    pack.currency(),
                    pack.from(),
                    pack.expiresOn());
        }
    }

    @PostMapping("/credit-purchases")
    @Operation(summary = "Sell a customer a pack of credits, which usage then draws from before anything is billed")
    ResponseEntity<Purchased> purchase(@PathVariable String id, @RequestBody NewPurchase purchase, Caller caller) {
        var command = new PurchaseCredits(
                id,
                Objects.requireNonNullElseGet(purchase.id(), ids::next),
                purchase.credits(),
                purchase.price(),
                purchase.from(),
                purchase.expiresOn(),
                clock.instant());
        var made = ledger.send(command, Purchase.class, caller.origin(id));
        return Made.at("/v1/customers/" + id + "/credit-purchases", made.outcome(), Purchased.of(made.pack()));
    }

    @GetMapping("/credit-purchases")
    @Operation(summary = "The packs a customer bought, in the order of purchase, and what is left of each today")
    PackPage packs(@PathVariable String id, Paging paging, Caller caller) {
        return ledger.ask(new ListPacks(id, clock.instant(), paging), PackPage.class, caller.origin(id));
    }

    @GetMapping("/credits")
    @Operation(
            summary =
                    "A customer's prepaid credits at the end of a day, today when absent, as known now or at a position")
    CreditsView credits(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Long asOf,
            Caller caller) {
        return ledger.ask(new FindCredits(id, on, asOf, clock.instant()), CreditsView.class, caller.origin(id));
    }
}
