package io.leporello.account.contract;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.event.Outcome;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Everything that was agreed with one customer. */
@Aggregate
class Contract {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String identifier;

    private final Map<LocalDate, ContractTerms> standing = new HashMap<>();

    static String identifier(String customerId) {
        return "contract/" + customerId;
    }

    boolean holds(ContractTerms terms) {
        return terms.equals(standing.get(terms.from()));
    }

    Outcome agree(String customerId, ContractTerms terms) {
        if (holds(terms)) return Outcome.ALREADY_THERE;
        apply(new ContractAgreed(customerId, terms));
        return Outcome.RECORDED;
    }

    @EventSourcingHandler
    void on(ContractAgreed event) {
        identifier = identifier(event.customerId());
        standing.put(event.terms().from(), event.terms());
    }
}
