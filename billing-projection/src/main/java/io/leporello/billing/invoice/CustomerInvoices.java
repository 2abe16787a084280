package io.leporello.billing.invoice;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * All documents of one customer. {@link Issuing} appends them, since a document gets its number in the same transaction
 * from another stream; whoever changes one afterwards decides here.
 */
@Aggregate(type = CustomerInvoices.TYPE)
class CustomerInvoices {

    static final String TYPE = "invoices";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String identifier;

    private final Map<String, Owed> documents = new HashMap<>();

    static String identifier(String customer) {
        return TYPE + "/" + customer;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordPayment command) {
        var owed = documents.get(command.number());
        if (owed == null) throw unknown(command.number());
        var payment = owed.asPaid(command);
        var known = owed.payments.get(payment.id());
        if (payment.equals(known)) return Outcome.ALREADY_THERE;
        if (known != null)
            throw Refusal.conflict("Payment " + payment.id() + " of " + payment.number() + " was recorded with "
                    + known.amount().toPlainString() + " of " + known.paidOn()
                    + "; another payment needs another id.");
        owed.refuse(payment);
        apply(payment);
        return Outcome.RECORDED;
    }

    /** The answer to whoever speaks of a document that is not there. */
    static Refusal unknown(String number) {
        return Refusal.unknown("There is no invoice " + TextChecks.shown(number) + ".");
    }

    @EventSourcingHandler
    void on(InvoiceIssued event) {
        issued(event.invoice());
    }

    @EventSourcingHandler
    void on(CorrectionIssued event) {
        issued(event.invoice());
    }

    @EventSourcingHandler
    void on(CreditNoteIssued event) {
        issued(event.invoice());
        var credited = requireNonNull(event.invoice().refersTo()).number();
        requireNonNull(documents.get(credited)).creditedBy = event.invoice().number();
    }

    private void issued(Invoice invoice) {
        identifier = identifier(invoice.customer());
        documents.put(invoice.number(), new Owed(invoice));
    }

    @EventSourcingHandler
    void on(PaymentRecorded event) {
        requireNonNull(documents.get(event.number())).take(event);
    }

    /** What is owed for one document. */
    private static final class Owed {

        private final InvoiceKind kind;
        private final String currency;
        private final Map<String, PaymentRecorded> payments = new HashMap<>();
        private BigDecimal open;
        private String creditedBy = "";

        Owed(Invoice invoice) {
            kind = invoice.kind();
            currency = invoice.currency();
            open = invoice.gross();
        }

        /** The payment with the currency's decimals. */
        PaymentRecorded asPaid(RecordPayment command) {
            var amount = requireNonNull(command.amount()).stripTrailingZeros();
            if (amount.scale() > open.scale())
                throw Refusal.invalid(
                        "amount",
                        "is " + amount.toPlainString() + "; at most " + open.scale() + " decimals were expected in "
                                + currency);
            return new PaymentRecorded(
                    command.number(),
                    command.customer(),
                    command.id(),
                    amount.setScale(open.scale()),
                    requireNonNull(command.paidOn()),
                    command.reference());
        }

        void refuse(PaymentRecorded payment) {
            if (kind == InvoiceKind.CREDIT_NOTE)
                throw Refusal.conflict(payment.number() + " is a credit note; nothing is paid for it.");
            if (!creditedBy.isEmpty())
                throw Refusal.conflict(
                        payment.number() + " was credited by " + creditedBy + "; nothing is owed for it.");
            var amount = payment.amount();
            if (amount.signum() != open.signum() || amount.abs().compareTo(open.abs()) > 0)
                throw Refusal.conflict("Of " + payment.number() + " " + currency + " " + open.toPlainString()
                        + " is open; " + amount.toPlainString() + " cannot be paid for it.");
        }

        void take(PaymentRecorded payment) {
            open = open.subtract(payment.amount());
            payments.put(payment.id(), payment);
        }
    }
}
