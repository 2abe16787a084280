package io.leporello.account.customer;

import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the business with a customer; answered with an {@link Outcome}. A closing may be moved until its day has begun in
 * the customer's zone; from then on it is a fact and another day is a conflict.
 *
 * @param from the first day without usage, past or to come; null for today in the customer's zone, and for any day when
 *             the customer is closed already
 * @param now  when this is asked
 */
public record CloseCustomer(String customerId, @Nullable LocalDate from, Instant now) {

    /** @throws Refusal of kind INVALID when {@code from} is no day of our time; UNKNOWN when no customer can have this id */
    public CloseCustomer {
        if (!TextChecks.isId(customerId)) throw CustomerDirectory.unknown(customerId);
        var checks = new Checks();
        DateChecks.plausible(checks, "from", from);
        checks.refuseIfAny();
    }

    @TargetAggregateIdentifier
    String target() {
        return Customer.identifier(customerId);
    }
}
