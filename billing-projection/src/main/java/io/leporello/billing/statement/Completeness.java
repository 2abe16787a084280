package io.leporello.billing.statement;

import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.statement.IncompleteView.Customer;
import io.leporello.refusal.Refusal;
import io.leporello.usage.deadletter.DeadLetters;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Knows where billing's rows miss an event that could not be folded, since money made of them would be wrong in silence. */
@Component
public final class Completeness {

    private static final String PROJECTION = "billing";

    private final DeadLetters letters;
    private final PriceBook priceBook;

    Completeness(DeadLetters letters, PriceBook priceBook) {
        this.letters = letters;
        this.priceBook = priceBook;
    }

    @QueryHandler
    IncompleteView handle(FindIncomplete question) {
        var concerned = letters.concerned(PROJECTION);
        if (concerned.isEmpty()) return new IncompleteView(false, List.of());
        var customers = priceBook.within(question.extent()).stream()
                .filter(customer -> concerned.contains(Optional.of(customer.id())))
                .map(customer -> new Customer(customer.id(), customer.name()))
                .toList();
        return new IncompleteView(concerned.contains(Optional.empty()), customers);
    }

    /** The first position up to the given one that is not counted for a customer. To be called within a snapshot. */
    Optional<Long> firstMissing(String customer, long position) {
        return letters.firstMissing(PROJECTION, customer, position);
    }

    /** @throws Refusal of kind CONFLICT when something about the customer is not counted */
    public void require(String customer, long position) {
        firstMissing(customer, position).ifPresent(missing -> {
            throw Refusal.conflict("What is known about \"" + customer + "\" is incomplete: the event at position "
                    + missing + " could not be counted. An operator has to replay it before anything is issued.");
        });
    }
}
