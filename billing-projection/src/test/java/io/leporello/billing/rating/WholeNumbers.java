package io.leporello.billing.rating;

import static java.util.Objects.requireNonNull;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.TierTerms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a charge a second time, written from the contract with whole numbers only: quantities in thousandths,
 * prices in billionths, percentages in hundredths. It shares nothing with the code it checks.
 */
final class WholeNumbers {

    private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);
    private static final int QUANTITY_DECIMALS = 3;
    private static final int PRICE_DECIMALS = 9;

    private WholeNumbers() {}

    static BigDecimal cost(ChargeTerms charge, BigDecimal contractPercent, BigDecimal used, Currency currency) {
        var quantity = quantity(used);
        var billable = quantity.subtract(quantity(charge.freeUnits())).max(BigInteger.ZERO);
        var volumePercent = BigInteger.ZERO;
        for (var step : charge.volumeDiscount())
            if (quantity(step.from()).compareTo(quantity) <= 0) volumePercent = whole(step.percent(), 2);
        // In units of 10^-(3+9+4+4).
        var cost = price(charge, billable)
                .multiply(TEN_THOUSAND.subtract(volumePercent))
                .multiply(TEN_THOUSAND.subtract(whole(contractPercent, 2)));
        var decimals = QUANTITY_DECIMALS + PRICE_DECIMALS + 8;
        if (charge.maximum() != null) cost = cost.min(whole(charge.maximum(), decimals));
        return halfUp(cost, decimals - currency.getDefaultFractionDigits(), currency.getDefaultFractionDigits());
    }

    /** In units of 10^-(3+9). */
    private static BigInteger price(ChargeTerms charge, BigInteger billable) {
        return switch (charge.model()) {
            case "per_unit" -> billable.multiply(price(charge.unitPrice()));
            case "package" -> packages(billable, quantity(charge.packageSize())).multiply(fee(charge.packagePrice()));
            case "volume" -> volume(charge, billable);
            default -> graduated(charge, billable);
        };
    }

    private static BigInteger packages(BigInteger billable, BigInteger size) {
        return billable.add(size).subtract(BigInteger.ONE).divide(size);
    }

    private static BigInteger graduated(ChargeTerms charge, BigInteger billable) {
        var sum = fee(charge.tiers().get(0).flatFee());
        var left = billable;
        var from = BigInteger.ZERO;
        for (var i = 0; left.signum() > 0; i++) {
            var tier = charge.tiers().get(i);
            var units =
                    tier.upTo() == null ? left : left.min(quantity(tier.upTo()).subtract(from));
            if (i > 0) sum = sum.add(fee(tier.flatFee()));
            sum = sum.add(units.multiply(price(tier.unitPrice())));
            left = left.subtract(units);
            from = from.add(units);
        }
        return sum;
    }

    private static BigInteger volume(ChargeTerms charge, BigInteger billable) {
        TierTerms chosen = null;
        for (var tier : charge.tiers())
            if (chosen == null && (tier.upTo() == null || billable.compareTo(quantity(tier.upTo())) <= 0))
                chosen = tier;
        return billable.multiply(price(requireNonNull(chosen).unitPrice())).add(fee(chosen.flatFee()));
    }

    private static BigInteger quantity(@Nullable BigDecimal value) {
        return whole(value, QUANTITY_DECIMALS);
    }

    private static BigInteger price(@Nullable BigDecimal value) {
        return whole(value, PRICE_DECIMALS);
    }

    private static BigInteger fee(@Nullable BigDecimal value) {
        return whole(value, QUANTITY_DECIMALS + PRICE_DECIMALS);
    }

    private static BigInteger whole(@Nullable BigDecimal value, int decimals) {
        return value == null ? BigInteger.ZERO : value.movePointRight(decimals).toBigIntegerExact();
    }

    private static BigDecimal halfUp(BigInteger value, int dropped, int decimals) {
        var unit = BigInteger.TEN.pow(dropped);
        var rounded = value.add(value).add(unit).divide(unit.add(unit));
        return new BigDecimal(rounded, decimals);
    }
}
