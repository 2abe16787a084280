package io.leporello.account.creditpurchase;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

    @EventSourcingHandler
    void on(CreditsPurchased event) {
        identifier = identifier(event.customerId());
        packs.put(event.purchaseId(), event);
    }
}
