package io.leporello.account.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One customer from registration to closing. */
@Aggregate
class Customer {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String identifier;

    private @Nullable CustomerRegistered registered;
    private @Nullable CustomerDetails details;
    private @Nullable CustomerClosed closed;
    private @Nullable CustomerFacts facts;

    static String identifier(String customerId) {
        return "customer/" + customerId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RegisterCustomer command, CustomerDirectory others) {
        var wanted = new CustomerRegistered(command.customerId(), command.details());
        // What counts is what was sent then, or a late retry would contradict a change made since.
        if (wanted.equals(registered) || command.details().equals(details)) return Outcome.ALREADY_THERE;
        if (details != null)
            throw Refusal.conflict("Customer " + command.customerId() + " is there already with other details: "
                    + Difference.between(details, command.details()) + ".");
        refuseUnknownReseller(wanted, others);
        apply(wanted);
        return Outcome.RECORDED;
    }

    private static void refuseUnknownReseller(CustomerRegistered wanted, CustomerDirectory others) {
        var reseller = wanted.details().reseller();
        if (reseller != null && others.find(reseller).isEmpty())
            throw Refusal.invalid("reseller", "is \"" + reseller + "\"; the id of a registered customer was expected");
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ChangeCustomer command, Commitments commitments) {
        var before = known(command.customerId());
        var after = command.changes().appliedTo(before);
        if (after.equals(before)) return Outcome.ALREADY_THERE;
        new Checks()
                .also(after.faults())
                .also(Difference.forbidden(before, after))
                .refuseIfAny();
        if (!after.currency().equals(before.currency()) && commitments.any(command.customerId()))
            throw Refusal.conflict("The currency of customer " + command.customerId() + " stays " + before.currency()
                    + ", because a contract was agreed or credits were bought in it; " + after.currency()
                    + " needs another customer account.");
        apply(new CustomerChanged(command.customerId(), after));
        return Outcome.RECORDED;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CloseCustomer command) {
        var zone = ZoneId.of(known(command.customerId()).timeZone());
        var from = command.from();
        if (closed != null && (from == null || from.equals(closed.from()))) return Outcome.ALREADY_THERE;
        refuseToReopen(command);
        close(command.customerId(), from == null ? command.now().atZone(zone).toLocalDate() : from, zone);
        return Outcome.RECORDED;
    }

    /** Usage of a day that was closed may have been refused already. */
    private void refuseToReopen(CloseCustomer command) {
        if (closed != null && !command.now().isBefore(closed.closedAt()))
            throw Refusal.conflict("Customer " + command.customerId() + " is closed since " + closed.from()
                    + "; a closing that has begun is not moved.");
    }

    private static void close(String customerId, LocalDate from, ZoneId zone) {
        Instant closedAt = from.atStartOfDay(zone).toInstant();
        apply(new CustomerClosed(customerId, from, closedAt));
    }

    private CustomerDetails known(String customerId) {
        if (details == null) throw CustomerDirectory.unknown(customerId);
        return details;
    }

    /** Null for a customer that was asked for, but never registered. */
    @Nullable
    CustomerFacts facts() {
        return facts;
    }

    @EventSourcingHandler
    void on(CustomerRegistered event) {
        identifier = identifier(event.customerId());
        registered = event;
        details = event.details();
        facts = CustomerFold.after(facts, event);
    }

    @EventSourcingHandler
    void on(CustomerChanged event) {
        details = event.details();
        facts = CustomerFold.after(facts, event);
    }

    @EventSourcingHandler
    void on(CustomerClosed event) {
        closed = event;
        facts = CustomerFold.after(facts, event);
    }
}
