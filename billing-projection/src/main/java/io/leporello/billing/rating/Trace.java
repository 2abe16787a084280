package io.leporello.billing.rating;

import io.leporello.measure.DayShare;
import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import io.leporello.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a line came to its money, step by step: enough to compute it again by hand. */
public sealed interface Trace {

    /** What the line costs. */
    Money rounded();

    /**
     * @param quantity                of the meter, before free units
     * @param prepaid                 of the quantity, drawn from packs that were paid before; zero for other meters than credits
     * @param freeUnits               that the charge gives; zero when it gives none
     * @param billable                the quantity less what was prepaid and the free units, never below zero
     * @param model                   the word of the price model
     * @param packageSize             units in one package; null for other models
     * @param steps                   sum up to {@code gross}
     * @param gross                   the price before anything is taken off
     * @param volumeDiscountPercent   zero when the quantity reaches no step
     * @param volumeDiscount          of {@code gross}
     * @param contractDiscountPercent zero when there is none
     * @param contractDiscount        of what the volume discount left
     * @param maximum                 of the charge; null when it has none
     * @param maximumApplied          whether the discounts left more than the maximum
     * @param exact                   what the line costs before it is rounded half up
     */
    record OfUsage(
            Quantity quantity,
            Quantity prepaid,
            Quantity freeUnits,
            Quantity billable,
            String model,
            @Nullable Quantity packageSize,
            List<PriceStep> steps,
            Amount gross,
            BigDecimal volumeDiscountPercent,
            Amount volumeDiscount,
            BigDecimal contractDiscountPercent,
            Amount contractDiscount,
            @Nullable Amount maximum,
            boolean maximumApplied,
            Amount exact,
            Money rounded)
            implements Trace {}

    /**
     * @param fee   for a whole month
     * @param share of the month that is covered
     */
    record OfRecurring(Amount fee, DayShare share, Money rounded) implements Trace {}

    /**
     * @param minimum   for a whole month
     * @param share     of the month that is covered
     * @param committed the minimum's share, rounded half up
     * @param net       of the other lines
     * @param rounded   what is missing: {@code committed} less {@code net}
     */
    record OfMinimum(Amount minimum, DayShare share, Money committed, Money net, Money rounded) implements Trace {}
}
