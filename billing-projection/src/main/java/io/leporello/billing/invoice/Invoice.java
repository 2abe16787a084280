package io.leporello.billing.invoice;

import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.tax.TaxTotal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, credit note or correction as it is frozen for ever. All amounts have the currency's decimals.
 *
 * @param number   of its series, without gaps
 * @param refersTo the document that is credited or corrected; null for an invoice
 * @param reason   why it is credited or corrected, in the words of whoever did; null for an invoice
 * @param customer whose usage it is about
 * @param period   calendar month in the customer's zone
 * @param from     first day of the supply
 * @param to       the first day that is no longer in it
 * @param zone     in which the customer's days begin
 * @param issuedOn in the seller's zone
 * @param dueOn    the last day for payment
 * @param locale   BCP 47 tag of the language it is written in, such as de-DE
 * @param net      the sum of the lines
 * @param gross    net and taxes
 * @param position of the ledger: everything up to here is in it, and nothing later
 */
public record Invoice(
        String number,
        InvoiceKind kind,
        @Nullable Reference refersTo,
        @Nullable String reason,
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
        long position) {

    public Invoice {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /** The same with its number; before it is issued it has none, and is written with an empty one. */
    Invoice numbered(String given) {
        return new Invoice(
                given, kind, refersTo, reason, customer, period, from, to, zone, issuedOn, dueOn, currency, locale,
                seller, buyer, lines, net, taxes, gross, position);
    }

    /** An earlier document (BG-3). */
    public record Reference(String number, LocalDate issuedOn) {}
}
