package io.leporello.billing.statement;

import io.leporello.refusal.Refusal;
import io.leporello.usage.deadletter.DeadLetters;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows where billing's rows miss an event that could not be folded, since money made of them would be wrong in silence. */
@Component
public final class Completeness {

    private static final String PROJECTION = "billing";

    private final DeadLetters letters;

    Completeness(DeadLetters letters) {
        this.letters = letters;
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
