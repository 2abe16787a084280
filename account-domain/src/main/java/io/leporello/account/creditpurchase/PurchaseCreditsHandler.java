package io.leporello.account.creditpurchase;

import io.leporello.account.customer.CustomerFacts;
import io.leporello.account.customer.Customers;
import io.leporello.refusal.Refusal;
import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a purchase against its customer, which stays locked until the pack is bought, as for a contract. */
@Component
class PurchaseCreditsHandler {

    private final Customers customers;
    private final Repository<CreditPacks> packs;

    PurchaseCreditsHandler(Customers customers, Repository<CreditPacks> packs) {
        this.customers = customers;
        this.packs = packs;
    }

    @CommandHandler
    Purchase handle(PurchaseCredits command) throws Exception {
        var customer = customers.existing(command.customerId());
        var bought = packs.loadOrCreate(CreditPacks.identifier(command.customerId()), CreditPacks::new);
        var known = bought.invoke(each -> each.find(command.purchaseId()));
        // A retry a day later, or after the customer was closed, is the same purchase.
        var wanted = wanted(command, customer, known.map(CreditsPurchased::from).orElse(null));
        if (known.isEmpty()) refuseUnusable(wanted, customer);
        return bought.invoke(each -> each.buy(wanted));
    }

    private static CreditsPurchased wanted(
            PurchaseCredits command, CustomerFacts customer, @Nullable LocalDate knownFrom) {
        var today = command.now().atZone(customer.zone()).toLocalDate();
        return new CreditsPurchased(
                command.customerId(),
                command.purchaseId(),
                command.credits(),
                command.price(),
                customer.currency().getCurrencyCode(),
                command.from() == null ? Objects.requireNonNullElse(knownFrom, today) : command.from(),
                command.expiresOn());
    }

    private static void refuseUnusable(CreditsPurchased wanted, CustomerFacts customer) {
        var decimals = customer.currency().getDefaultFractionDigits();
        if (wanted.price().scale() > decimals)
            throw Refusal.invalid(
                    "price",
                    "is " + wanted.price().toPlainString() + "; at most " + decimals + " decimals were expected in "
                            + wanted.currency() + ", the currency of customer " + customer.id());
        if (wanted.expiresOn() != null && !wanted.expiresOn().isAfter(wanted.from()))
            throw Refusal.invalid(
                    "expiresOn",
                    "is " + wanted.expiresOn() + "; a day after " + wanted.from()
                            + ", the first one of the pack, was expected");
        refuseAfterClosing(wanted, customer);
    }

    private static void refuseAfterClosing(CreditsPurchased wanted, CustomerFacts customer) {
        var closedAt = customer.closedAt();
        if (closedAt == null
                || !customer.closedAt(
                        wanted.from().atStartOfDay(customer.zone()).toInstant())) return;
        throw Refusal.conflict("Customer " + customer.id() + " is closed from "
                + closedAt.atZone(customer.zone()).toLocalDate() + " on; a pack from " + wanted.from()
                + " begins too late, an earlier day was expected.");
    }
}
