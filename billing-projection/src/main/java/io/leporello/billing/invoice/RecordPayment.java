package io.leporello.billing.invoice;

import io.leporello.measure.DecimalChecks;
import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import io.leporello.refusal.TextChecks;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Records money that came in for a document; answered with an {@link io.leporello.event.Outcome}.
 *
 * @param customer of the document
 * @param id       chosen by the sender; the same again with the same content is one payment
 * @param amount   above zero, or below it for what was paid back on a document below zero
 */
public record RecordPayment(
        String customer,
        String number,
        String id,
        @Nullable BigDecimal amount,
        @Nullable LocalDate paidOn,
        @Nullable String reference) {

    /** @throws io.leporello.refusal.Refusal of kind INVALID when something is missing or cannot be meant */
    public RecordPayment {
        var checks = new Checks();
        TextChecks.id(checks, "id", id);
        DecimalChecks.present(checks, "amount", amount);
        DecimalChecks.notNegative(checks, "amount", amount == null ? null : amount.abs());
        checks.require(amount == null || amount.signum() != 0, "amount", "is 0; what was paid was expected");
        checks.require(paidOn != null, "paidOn", "is missing; a day such as 2026-11-14 was expected");
        DateChecks.plausible(checks, "paidOn", paidOn);
        TextChecks.line(checks, "reference", reference);
        checks.refuseIfAny();
    }

    @TargetAggregateIdentifier
    String target() {
        return CustomerInvoices.identifier(customer);
    }
}
