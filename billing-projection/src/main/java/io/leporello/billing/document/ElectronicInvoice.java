package io.leporello.billing.document;

import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.Seller;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.tax.TaxCategory;
import io.leporello.billing.tax.TaxTotal;
import io.leporello.measure.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An invoice in the terms of EN 16931, whatever syntax it is written in.
 *
 * @param invoice          holds everything that needs no translation: number (BT-1), day of issue (BT-2), kind (BT-3),
 *                         currency (BT-5), buyer reference (BT-10), preceding invoice (BG-3)
 * @param note             BT-22; null when there is nothing to say
 * @param seller           BG-4 and BG-6
 * @param buyer            BG-7
 * @param sellerId         BT-29; null where another number identifies the seller
 * @param sellerVatId      BT-31; null where the law of the tax category forbids it
 * @param sellerLegalNotes BT-33; null when there are none
 * @param buyerVatId       BT-48; null when there is none, or as above
 * @param lastDay          BT-74, the last day of the invoicing period, and as such the day of delivery (BT-72), which
 *                         Factur-X asks for beside the period (BR-FX-EN-04); its first is the invoice's own
 * @param paymentMeans     BT-81, a code of UNTDID 4461
 * @param terms            BT-20
 * @param dueOn            BT-9; null when the buyer has nothing to pay
 * @param taxes            BG-23
 * @param lines            BG-25
 */
record ElectronicInvoice(
        Invoice invoice,
        @Nullable String note,
        Seller seller,
        Buyer buyer,
        @Nullable String sellerId,
        @Nullable String sellerVatId,
        @Nullable String sellerLegalNotes,
        @Nullable String buyerVatId,
        LocalDate lastDay,
        String paymentMeans,
        String terms,
        @Nullable LocalDate dueOn,
        List<Tax> taxes,
        List<Line> lines) {

    private static final String SEPA_CREDIT_TRANSFER = "58";
    private static final String CREDIT_TRANSFER = "30";
    private static final int MOST_DECIMALS = 2;

    /**
     * @param total      BT-116 to BT-118
     * @param rate       BT-119, for XRechnung also outside the scope of tax (BR-DE-14)
     * @param reason     BT-120; null where there is tax
     * @param reasonCode BT-121, of the list VATEX; null where it has none
     */
    record Tax(
            TaxTotal total,
            BigDecimal rate,
            @Nullable String reason,
            @Nullable String reasonCode) {

        static Tax of(TaxTotal total, Wording words) {
            return new Tax(total, Decimals.normalised(total.rate()), words.taxReason(total), code(total.category()));
        }

        private static @Nullable String code(TaxCategory category) {
            return switch (category) {
                case AE -> "VATEX-EU-AE";
                case G -> "VATEX-EU-G";
                case O -> "VATEX-EU-O";
                case S, Z, E -> null;
            };
        }
    }

    /**
     * {@code quantity × price / priceBase} is the amount, exactly.
     *
     * @param id          BT-126
     * @param name        BT-153
     * @param description BT-154: how the amount came about; null when the price says it
     * @param quantity    BT-129, below zero where something is given back
     * @param unit        BT-130, a code of UN/ECE Recommendation 20
     * @param price       BT-146, never below zero (BR-27)
     * @param priceBase   BT-149: so many units cost the price; null is one
     * @param amount      BT-131
     * @param category    BT-151
     * @param rate        BT-152; null outside the scope of tax
     * @param period      BG-26; null for a line about days outside the invoicing period, which BG-26 must lie in
     */
    record Line(
            String id,
            String name,
            @Nullable String description,
            BigDecimal quantity,
            String unit,
            BigDecimal price,
            @Nullable BigDecimal priceBase,
            BigDecimal amount,
            TaxCategory category,
            @Nullable BigDecimal rate,
            @Nullable Period period) {

        static Line of(int number, StatementLine line, Invoice invoice, Wording words) {
            var price = ItemPrice.of(line);
            return new Line(
                    Integer.toString(number),
                    words.name(line),
                    words.description(line),
                    price.quantity(),
                    price.unit(),
                    price.price(),
                    price.base(),
                    line.amount(),
                    line.taxCategory(),
                    rateOf(line.taxCategory(), line.taxRate()),
                    Period.of(line, invoice));
        }
    }

    record Period(LocalDate firstDay, LocalDate lastDay) {

        static @Nullable Period of(StatementLine line, Invoice invoice) {
            var within = !line.from().isBefore(invoice.from())
                    && !line.to().isAfter(invoice.to())
                    && line.from().isBefore(line.to());
            return within ? new Period(line.from(), line.to().minusDays(1)) : null;
        }
    }

    /**
     * Whether EN 16931 has words for the invoice. It allows amounts of at most two decimals (BR-DEC-09 to BR-DEC-28), and so
     * none in currencies that have three or more: TND, KWD, BHD, IQD, JOD, LYD, OMR, CLF, UYW. To round them would ask for
     * another amount than the one that is owed.
     */
    static boolean canSay(Invoice invoice) {
        return Currency.getInstance(invoice.currency()).getDefaultFractionDigits() <= MOST_DECIMALS;
    }

    static ElectronicInvoice of(Invoice invoice, Wording words) {
        var seller = invoice.seller();
        var outOfScope = invoice.taxes().stream().anyMatch(tax -> tax.category() == TaxCategory.O);
        return new ElectronicInvoice(
                invoice,
                words.note(),
                seller,
                invoice.buyer(),
                outOfScope && seller.registration() == null ? seller.taxNumber() : null,
                outOfScope ? null : seller.vatId(), // BR-O-02
                legalNotes(seller),
                outOfScope ? null : invoice.buyer().vatId(),
                invoice.to().minusDays(1),
                invoice.currency().equals("EUR") ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER,
                words.terms(),
                words.isToBePaid() ? invoice.dueOn() : null,
                invoice.taxes().stream().map(tax -> Tax.of(tax, words)).toList(),
                IntStream.range(0, invoice.lines().size())
                        .mapToObj(index -> Line.of(index + 1, invoice.lines().get(index), invoice, words))
                        .toList());
    }

    private static @Nullable String legalNotes(Seller seller) {
        var notes = Stream.of(seller.registration(), seller.directors())
                .filter(Objects::nonNull)
                .toList();
        return notes.isEmpty() ? null : String.join(", ", notes);
    }

    /** A supply outside the scope of tax has no rate, which is not the same as a rate of zero (BR-O-05). */
    private static @Nullable BigDecimal rateOf(TaxCategory category, BigDecimal rate) {
        return category == TaxCategory.O ? null : Decimals.normalised(rate);
    }

    /** BT-110. */
    BigDecimal taxAmount() {
        return invoice.taxes().stream().map(TaxTotal::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
