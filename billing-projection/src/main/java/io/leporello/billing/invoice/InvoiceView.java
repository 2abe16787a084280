package io.leporello.billing.invoice;

import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.tax.TaxTotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was issued, and what became of it since; otherwise as in {@link Invoice}.
 *
 * @param kind       {@code invoice}, {@code credit-note} or {@code correction}
 * @param typeCode   UNTDID 1001: 380, 381 or 384
 * @param creditedBy number of the credit note that took it back; null while it stands
 * @param paid       sum of the payments
 * @param open       gross less what was paid; zero for a credit note and for what was credited
 */
public record InvoiceView(
        String number,
        String kind,
        String typeCode,
        InvoiceState state,
        Invoice.@Nullable Reference refersTo,
        @Nullable String reason,
        @Nullable String creditedBy,
        String customer,
        YearMonth period,
        LocalDate from,
        LocalDate to,
        String zone,
        LocalDate issuedOn,
        LocalDate dueOn,
        String currency,
        String locale,
        Seller seller,
        Buyer buyer,
        List<StatementLine> lines,
        BigDecimal net,
        List<TaxTotal> taxes,
        BigDecimal gross,
        BigDecimal paid,
        BigDecimal open,
        List<Payment> payments,
        List<StoredDocument> documents,
        long position) {

    public InvoiceView {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        payments = List.copyOf(payments);
        documents = List.copyOf(documents);
    }

    /** Money that came in, or went back. */
    public record Payment(
            String id,
            BigDecimal amount,
            LocalDate paidOn,
            @Nullable String reference) {}

    static InvoiceView of(
            Invoice invoice, List<StoredDocument> documents, List<Payment> payments, @Nullable String creditedBy) {
        var paid = payments.stream()
                .map(Payment::amount)
                .reduce(BigDecimal.ZERO.setScale(invoice.gross().scale()), BigDecimal::add);
        var settled = invoice.kind() == InvoiceKind.CREDIT_NOTE || creditedBy != null;
        var open = settled
                ? BigDecimal.ZERO.setScale(invoice.gross().scale())
                : invoice.gross().subtract(paid);
        return new InvoiceView(
                invoice.number(),
                invoice.kind().word(),
                invoice.kind().code(),
                state(invoice.kind(), creditedBy, open),
                invoice.refersTo(),
                invoice.reason(),
                creditedBy,
                invoice.customer(),
                invoice.period(),
                invoice.from(),
                invoice.to(),
                invoice.zone(),
                invoice.issuedOn(),
                invoice.dueOn(),
                invoice.currency(),
                invoice.locale(),
                invoice.seller(),
                invoice.buyer(),
                invoice.lines(),
                invoice.net(),
                invoice.taxes(),
                invoice.gross(),
                paid,
                open,
                payments,
                documents,
                invoice.position());
    }

    /** The document itself, without what became of it. */
    public Invoice frozen() {
        return new Invoice(
                number,
                InvoiceKind.find(kind).orElseThrow(),
                refersTo,
                reason,
                customer,
                period,
                from,
                to,
                zone,
                issuedOn,
                dueOn,
                currency,
                locale,
                seller,
                buyer,
                lines,
                net,
                taxes,
                gross,
                position);
    }

    static InvoiceState state(InvoiceKind kind, @Nullable String creditedBy, BigDecimal open) {
        if (creditedBy != null) return InvoiceState.CREDITED;
        return kind != InvoiceKind.CREDIT_NOTE && open.signum() == 0 ? InvoiceState.PAID : InvoiceState.ISSUED;
    }
}
