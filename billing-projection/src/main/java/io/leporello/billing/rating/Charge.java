package io.leporello.billing.rating;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.DiscountStep;
import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.money.Amount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One charge of a plan, from the quantity used to the line that is paid. */
record Charge(ChargeTerms terms, Currency currency, BigDecimal contractDiscountPercent) {

    /** @param prepaidCredits those among the credits used that were paid before */
    RatedLine rate(Usage usage, Quantity prepaidCredits) {
        var meter = Meter.find(terms.meter()).orElseThrow();
        var price = Price.from(terms, currency);
        var trace = chain(price, usage.of(meter), meter == Meter.CREDITS ? prepaidCredits : Quantity.ZERO);
        return new RatedLine(
                LineKind.USAGE, meter, description(meter, price), trace.quantity(), trace.rounded(), trace);
    }

    /**
     * Every adjustment of a charge, in the one order in which each means what it says.
     *
     * <ol>
     *   <li>What was prepaid is paid already, so it goes before everything else. It also must: a pack is drawn from on the
     *       day of use, whatever plan will hold, and its balance could not be told if free units went first.
     *   <li>Free units are units, so they go before there is a price; tiers count from the first unit that is paid.
     *   <li>The volume discount belongs to the plan's price. It rewards what was used, so it looks at the quantity before
     *       both.
     *   <li>The contract's discount is this customer's alone, off the price that everybody in this plan would pay.
     *   <li>The maximum comes after both, because it promises what is paid at most; a discount on top of it would pay
     *       twice for one promise.
     *   <li>Rounding is last and happens once, since every earlier rounding would be charged.
     * </ol>
     */
    private Trace.OfUsage chain(Price price, Quantity quantity, Quantity prepaid) {
        var freeUnits = terms.freeUnits() == null ? Quantity.ZERO : new Quantity(terms.freeUnits());
        var billable = quantity.lessFree(prepaid).lessFree(freeUnits);
        var steps = price.of(billable);
        var gross = steps.stream().map(PriceStep::amount).reduce(Amount.zero(currency), Amount::plus);
        var volumePercent = volumeDiscountPercent(quantity);
        var volumeDiscount = gross.percent(volumePercent);
        var planPrice = gross.minus(volumeDiscount);
        var contractDiscount = planPrice.percent(contractDiscountPercent);
        var ownPrice = planPrice.minus(contractDiscount);
        var maximum = amountOrNull(terms.maximum());
        var exact = maximum == null ? ownPrice : ownPrice.min(maximum);
        return new Trace.OfUsage(
                quantity,
                prepaid,
                freeUnits,
                billable,
                terms.model(),
                terms.packageSize() == null ? null : new Quantity(terms.packageSize()),
                steps,
                gross,
                volumePercent,
                volumeDiscount,
                contractDiscountPercent,
                contractDiscount,
                maximum,
                !exact.equals(ownPrice),
                exact,
                exact.roundedHalfUp());
    }

    private BigDecimal volumeDiscountPercent(Quantity quantity) {
        return terms.volumeDiscount().stream()
                .filter(step -> quantity.value().compareTo(step.from()) >= 0)
                .reduce((lower, higher) -> higher)
                .map(DiscountStep::percent)
                .orElse(BigDecimal.ZERO);
    }

    private @Nullable Amount amountOrNull(@Nullable BigDecimal value) {
        return value == null ? null : new Amount(value, currency);
    }

    private static String description(Meter meter, Price price) {
        var word = meter.word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " " + price.wording();
    }
}
