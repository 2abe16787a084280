package io.leporello.account.creditpurchase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.event.Outcome;
import io.leporello.measure.Decimals;
import io.leporello.money.Currencies;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The packs of credits that one customer bought. */
@Aggregate
class CreditPacks {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String identifier;

    private final Map<String, CreditsPurchased> packs = new HashMap<>();
    private final Map<String, Map<String, CreditsReturned>> returns = new HashMap<>();

    static String identifier(String customerId) {
        return "credit-packs/" + customerId;
    }

    Optional<CreditsPurchased> find(String purchaseId) {
        return Optional.ofNullable(packs.get(purchaseId));
    }

    Purchase buy(CreditsPurchased wanted) {
        var known = packs.get(wanted.purchaseId());
        if (wanted.equals(known)) return new Purchase(wanted, Outcome.ALREADY_THERE);
        if (known != null) throw conflict(known, wanted);
        apply(wanted);
        return new Purchase(wanted, Outcome.RECORDED);
    }

    private static Refusal conflict(CreditsPurchased known, CreditsPurchased wanted) {
        return Refusal.conflict("The purchase \"" + known.purchaseId() + "\" is there already: " + shown(known)
                + ", not " + shown(wanted) + ".");
    }

    private static String shown(CreditsPurchased pack) {
        return pack.credits().toPlainString() + " credits for " + pack.price().toPlainString() + " " + pack.currency()
                + " from " + pack.from()
                + (pack.expiresOn() == null ? "" : " until " + pack.expiresOn());
    }

    CreditReturn takeBack(ReturnCredits command) {
        var pack = find(command.purchaseId())
                .orElseThrow(() -> Refusal.unknown("Customer " + command.customerId() + " has no purchase "
                        + TextChecks.shown(command.purchaseId()) + "."));
        var known = returnsOf(pack).get(command.returnId());
        if (known != null) return again(known, command);
        var wanted = returned(pack, command);
        apply(wanted);
        return new CreditReturn(wanted, Outcome.RECORDED);
    }

    private Map<String, CreditsReturned> returnsOf(CreditsPurchased pack) {
        return returns.getOrDefault(pack.purchaseId(), Map.of());
    }

    private static CreditReturn again(CreditsReturned known, ReturnCredits command) {
        if (known.credits().compareTo(command.credits()) == 0 && known.reason().equals(command.reason()))
            return new CreditReturn(known, Outcome.ALREADY_THERE);
        throw Refusal.conflict("The return \"" + known.returnId() + "\" is there already: "
                + known.credits().toPlainString() + " credits of \"" + known.purchaseId() + "\" because of \""
                + known.reason() + "\".");
    }

    private CreditsReturned returned(CreditsPurchased pack, ReturnCredits command) {
        var before = sum(pack, CreditsReturned::credits);
        var after = before.add(command.credits());
        if (after.compareTo(pack.credits()) > 0)
            throw Refusal.conflict("Of the purchase \"" + pack.purchaseId() + "\" "
                    + pack.credits().subtract(before).toPlainString() + " credits are the customer's; "
                    + command.credits().toPlainString() + " cannot be returned.");
        return new CreditsReturned(
                pack.customerId(),
                pack.purchaseId(),
                command.returnId(),
                command.credits(),
                Decimals.normalised(priceOf(pack, after).subtract(sum(pack, CreditsReturned::price))),
                pack.currency(),
                command.reason());
    }

    private BigDecimal sum(CreditsPurchased pack, Function<CreditsReturned, BigDecimal> what) {
        return returnsOf(pack).values().stream().map(what).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What so many credits of a pack cost. All returns together are rounded, so that their prices add up to the pack's. */
    private static BigDecimal priceOf(CreditsPurchased pack, BigDecimal credits) {
        var decimals = Currencies.of(pack.currency()).getDefaultFractionDigits();
        return pack.price().multiply(credits).divide(pack.credits(), decimals, RoundingMode.HALF_UP);
    }

    @EventSourcingHandler
    void on(CreditsPurchased event) {
        identifier = identifier(event.customerId());
        packs.put(event.purchaseId(), event);
    }

    @EventSourcingHandler
    void on(CreditsReturned event) {
        returns.computeIfAbsent(event.purchaseId(), pack -> new HashMap<>()).put(event.returnId(), event);
    }
}
