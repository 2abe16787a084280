package io.leporello.billing.invoice;

import io.leporello.event.EventName;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Money for an invoice came in, or went back for one below zero.
 *
 * @param id        tells payments for one invoice apart
 * @param amount    with the currency's decimals; below zero for what was paid back
 * @param reference such as the line of the bank statement; null when there is none
 */
@EventName("payment.recorded")
@Revision("1")
public record PaymentRecorded(
        String number,
        String customer,
        String id,
        BigDecimal amount,
        LocalDate paidOn,
        @Nullable String reference) {}
