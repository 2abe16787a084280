package io.leporello.gateway.account;

import io.leporello.account.creditpurchase.CreditReturn;
import io.leporello.account.creditpurchase.CreditsPurchased;
import io.leporello.account.creditpurchase.CreditsReturned;
import io.leporello.account.creditpurchase.Purchase;
import io.leporello.account.creditpurchase.PurchaseCredits;
import io.leporello.account.creditpurchase.ReturnCredits;
import io.leporello.billing.credit.CreditsView;
import io.leporello.billing.credit.FindCredits;
import io.leporello.billing.credit.ListPacks;
import io.leporello.billing.credit.PackPage;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
    @Operation(
            summary = "Sell a customer a pack of credits, which usage then draws from before anything is billed",
            description = """
                    Of several packs the one that expires first is used up first. It is paid for on the invoice of the month \
                    in which its first day is.""")
    ResponseEntity<Purchased> purchase(
            @Parameter(description = "The customer account", example = "acme") @PathVariable String id,
            @RequestBody NewPurchase purchase,
            Caller caller) {
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

    /**
     * @param id     chosen by the sender, so that sending twice takes back once; made here when absent
     * @param reason for whoever reads the history
     */
    record NewReturn(
            @Nullable String id,
            BigDecimal credits,
            @Nullable String reason) {}

    record Returned(
            String customer,
            String purchase,
            String id,
            BigDecimal credits,
            BigDecimal price,
            String currency,
            String reason) {

        static Returned of(CreditsReturned back) {
            return new Returned(
                    back.customerId(),
                    back.purchaseId(),
                    back.returnId(),
                    back.credits(),
                    back.price(),
                    back.currency(),
                    back.reason());
        }
    }

    @PostMapping("/credit-purchases/{purchaseId}/returns")
    @Operation(summary = "Take a pack back, or what was not used of it, for its share of the price", description = """
                    What is given back was never there and is not paid for: a pack that is not invoiced yet costs less, and \
                    one that is comes back as an adjustment on the next invoice, or by a correction of its invoice for a \
                    customer that gets none. How much is unused, `left` of the packs tells; credits that were drawn already \
                    and are given back all the same are billed as the contract says.""")
    ResponseEntity<Returned> takeBack(
            @Parameter(description = "The customer account", example = "acme") @PathVariable String id,
            @Parameter(description = "The id of the purchase", example = "pack-2026-10") @PathVariable
                    String purchaseId,
            @RequestBody NewReturn back,
            Caller caller) {
        var command = new ReturnCredits(
                id,
                purchaseId,
                Objects.requireNonNullElseGet(back.id(), ids::next),
                back.credits(),
                Objects.requireNonNullElse(back.reason(), ""));
        var made = ledger.send(command, CreditReturn.class, caller.origin(id));
        return Made.at("/v1/customers/" + id + "/credit-purchases", made.outcome(), Returned.of(made.returned()));
    }

    @GetMapping("/credit-purchases")
    @Operation(
            summary = "The packs a customer bought, in the order of purchase, and what is left of each today",
            description = "Today is that of the customer's time zone.")
    PackPage packs(
            @Parameter(description = "The customer account", example = "acme") @PathVariable String id,
            Paging paging,
            Caller caller) {
        return ledger.ask(new ListPacks(id, clock.instant(), paging), PackPage.class, caller.origin(id));
    }

    @GetMapping("/credits")
    @Operation(
            summary =
                    "A customer's prepaid credits at the end of a day, today when absent, as known now or at a position",
            description = "What is left, was bought, was drawn and has expired, of all packs and of each.")
    CreditsView credits(
            @Parameter(description = "The customer account", example = "acme") @PathVariable String id,
            @Parameter(description = "The day, today when absent", example = "2026-10-31")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate on,
            @Parameter(
                            description = "As it was known at this position of the ledger; now when absent",
                            example = "4711")
                    @RequestParam(required = false)
                    @Nullable
                    Long asOf,
            Caller caller) {
        return ledger.ask(new FindCredits(id, on, asOf, clock.instant()), CreditsView.class, caller.origin(id));
    }
}
