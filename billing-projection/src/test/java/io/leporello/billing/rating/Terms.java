package io.leporello.billing.rating;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.DiscountStep;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.measure.DayShare;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terms for tests, each written as a customer would read them. */
final class Terms {

    static final DayShare WHOLE_MONTH = new DayShare(31, 31);

    private Terms() {}

    static ChargeTerms perUnit(String meter, String unitPrice) {
        return new ChargeTerms(meter, "per_unit", null, decimal(unitPrice), List.of(), null, null, List.of(), null);
    }

    static ChargeTerms packages(String meter, String size, String price) {
        return new ChargeTerms(meter, "package", null, null, List.of(), decimal(size), decimal(price), List.of(), null);
    }

    static ChargeTerms graduated(String meter, List<TierTerms> tiers) {
        return new ChargeTerms(meter, "graduated", null, null, tiers, null, null, List.of(), null);
    }

    static ChargeTerms volume(String meter, List<TierTerms> tiers) {
        return new ChargeTerms(meter, "volume", null, null, tiers, null, null, List.of(), null);
    }

    static TierTerms tier(String upTo, String unitPrice, @Nullable String flatFee) {
        return new TierTerms(decimal(upTo), new BigDecimal(unitPrice), decimal(flatFee));
    }

    static TierTerms lastTier(String unitPrice, @Nullable String flatFee) {
        return new TierTerms(null, new BigDecimal(unitPrice), decimal(flatFee));
    }

    static DiscountStep step(String from, String percent) {
        return new DiscountStep(new BigDecimal(from), new BigDecimal(percent));
    }

    /** {@code charge} with the adjustments that every model can have. */
    static ChargeTerms adjusted(
            ChargeTerms charge,
            @Nullable String freeUnits,
            List<DiscountStep> volumeDiscount,
            @Nullable String maximum) {
        return new ChargeTerms(
                charge.meter(),
                charge.model(),
                decimal(freeUnits),
                charge.unitPrice(),
                charge.tiers(),
                charge.packageSize(),
                charge.packagePrice(),
                volumeDiscount,
                decimal(maximum));
    }

    static PlanTerms plan(String currency, ChargeTerms... charges) {
        return plan(currency, null, null, charges);
    }

    static PlanTerms plan(
            String currency, @Nullable String recurringFee, @Nullable String minimum, ChargeTerms... charges) {
        return new PlanTerms("Test", currency, decimal(recurringFee), decimal(minimum), List.of(charges));
    }

    static Usage pages(String pages) {
        return new Usage(Quantity.ZERO, Quantity.of(pages), Quantity.ZERO);
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
