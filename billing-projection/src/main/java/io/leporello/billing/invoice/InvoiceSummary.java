package io.leporello.billing.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A document as it stands in a list; its parts as in {@link InvoiceView}.
 *
 * @param position at which the ledger recorded it
 */
public record InvoiceSummary(
        String number,
        String kind,
        InvoiceState state,
        @Nullable String refersTo,
        @Nullable String creditedBy,
        String customer,
        YearMonth period,
        LocalDate issuedOn,
        LocalDate dueOn,
        String currency,
        BigDecimal net,
        BigDecimal gross,
        BigDecimal paid,
        long position) {}
