package io.leporello.billing.statement;

import io.leporello.billing.tax.TaxCategory;
import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a statement, and of the invoice that a statement becomes, with everything needed to compute it again by hand.
 * Which of {@code usage}, {@code share}, {@code adjustment} and {@code purchase} is there follows from the kind; the others
 * are null.
 *
 * @param kind        {@code usage}, {@code recurring}, {@code minimum}, {@code purchase} or {@code adjustment}
 * @param meter       null unless the line is about usage
 * @param description for people, in English
 * @param quantity    what was used, before free units; 1 for everything else
 * @param amount      with the currency's decimals, below zero where something is given back
 * @param from        the first day the line is about
 * @param to          the first day it is no longer about
 * @param plan        whose price it is; null for what no plan prices
 * @param version     of the plan; null where {@code plan} is
 * @param taxCategory UNCL5305 code of the tax on it
 * @param taxRate     in percent
 */
public record StatementLine(
        String kind,
        @Nullable String meter,
        String description,
        Quantity quantity,
        BigDecimal amount,
        LocalDate from,
        LocalDate to,
        @Nullable String plan,
        @Nullable Integer version,
        TaxCategory taxCategory,
        BigDecimal taxRate,
        @Nullable OfUsage usage,
        @Nullable Share share,
        @Nullable Adjustment adjustment,
        @Nullable Purchase purchase) {

    /** The month the line is about, for a line of a document about {@code own}. */
    public YearMonth about(YearMonth own) {
        return adjustment == null ? own : adjustment.period();
    }

    /**
     * From a quantity to its price, in the order of the chain. All amounts are exact.
     *
     * @param freeUnits               that the charge gives
     * @param prepaid                 credits that were drawn from purchased packs instead; zero for other meters
     * @param billable                what is left to be priced, never below zero
     * @param model                   the word of the price model
     * @param packageSize             units in one package; null for other models
     * @param steps                   sum up to {@code gross}
     * @param volumeDiscountPercent   zero when the quantity reaches no step
     * @param contractDiscountPercent zero when there is none
     * @param maximum                 of the charge; null when it has none
     * @param exact                   what the line costs before it is rounded half up
     */
    public record OfUsage(
            Quantity freeUnits,
            Quantity prepaid,
            Quantity billable,
            String model,
            @Nullable Quantity packageSize,
            List<Step> steps,
            BigDecimal gross,
            BigDecimal volumeDiscountPercent,
            BigDecimal volumeDiscount,
            BigDecimal contractDiscountPercent,
            BigDecimal contractDiscount,
            @Nullable BigDecimal maximum,
            BigDecimal exact) {

        public OfUsage {
            steps = List.copyOf(steps);
        }
    }

    /**
     * {@code units × unitPrice + flatFee = amount}.
     *
     * @param tier      from 1; 1 where the model has no tiers
     * @param from      the tier begins after this quantity
     * @param upTo      the tier's last unit; null is without end
     * @param units     charged in this step; for packages the number of packages
     * @param unitPrice of one unit, or of one package
     * @param flatFee   zero when there is none
     */
    public record Step(
            int tier,
            Quantity from,
            @Nullable Quantity upTo,
            Quantity units,
            BigDecimal unitPrice,
            BigDecimal flatFee,
            BigDecimal amount) {}

    /**
     * What is paid by the day.
     *
     * @param whole  the fee or the minimum of a whole month
     * @param days   of the month that are covered
     * @param ofDays days of the month
     * @param net    of the other lines, which a minimum brings up; null for a fee
     */
    public record Share(
            BigDecimal whole,
            int days,
            int ofDays,
            @Nullable BigDecimal net) {}

    /**
     * A pack of prepaid credits; those invoices that were issued before this was kept have none.
     *
     * @param pack      its id
     * @param expiresOn the first day on which it is no longer drawn from; null for never
     */
    public record Purchase(String pack, @Nullable LocalDate expiresOn) {}

    /**
     * The difference that is due for an earlier period: {@code cost} less {@code billed}. An invoice that stands in for one
     * that was credited may have such a line about its own period too: its other lines are what the period costs, so
     * {@code cost} is zero, and {@code billed} is what other documents have asked for it.
     *
     * @param cost   what the period costs as known now, before tax
     * @param billed what was billed for it so far, before tax
     * @param since  the position up to which the period was known when it was last billed; what was recorded later, up to
     *               the document's own position, is why there is a difference
     */
    public record Adjustment(YearMonth period, BigDecimal cost, BigDecimal billed, long since) {}
}
