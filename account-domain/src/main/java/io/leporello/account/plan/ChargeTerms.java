package io.leporello.account.plan;

import static io.leporello.measure.DecimalChecks.notNegative;
import static io.leporello.measure.DecimalChecks.positive;
import static io.leporello.measure.Decimals.shown;

import io.leporello.measure.Decimals;
import io.leporello.measure.Meter;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one meter costs. The words and numbers are kept as they were written; {@link #faults} tells whether they make sense.
 *
 * @param meter          the word of a {@link Meter}
 * @param model          the word of a {@link PriceModel}; it decides which of the fields below must be there
 * @param freeUnits      units of the period that cost nothing; null is none
 * @param unitPrice      for per_unit
 * @param tiers          for graduated and volume; empty otherwise
 * @param packageSize    for package: units in one
 * @param packagePrice   for package: price of one, begun ones count
 * @param volumeDiscount steps by rising quantity; empty is none
 * @param maximum        the most this charge costs in a period; null is no limit
 */
public record ChargeTerms(
        String meter,
        String model,
        @Nullable BigDecimal freeUnits,
        @Nullable BigDecimal unitPrice,
        List<TierTerms> tiers,
        @Nullable BigDecimal packageSize,
        @Nullable BigDecimal packagePrice,
        List<DiscountStep> volumeDiscount,
        @Nullable BigDecimal maximum) {

    public ChargeTerms {
        meter = Objects.requireNonNullElse(meter, "");
        model = Objects.requireNonNullElse(model, "");
        freeUnits = Decimals.normalisedOrNull(freeUnits);
        unitPrice = Decimals.normalisedOrNull(unitPrice);
        tiers = Parts.listed(tiers);
        packageSize = Decimals.normalisedOrNull(packageSize);
        packagePrice = Decimals.normalisedOrNull(packagePrice);
        volumeDiscount = Parts.listed(volumeDiscount);
        maximum = Decimals.normalisedOrNull(maximum);
    }

    /** What is wrong with these charges, each alone and together, with paths that begin with {@code charges[0]}. */
    public static List<FieldError> faultsOf(List<ChargeTerms> charges) {
        var checks = new Checks();
        each(checks, "charges", charges, ChargeTerms::faults);
        var seen = new HashSet<String>();
        for (var i = 0; i < charges.size(); i++) {
            var charge = charges.get(i);
            if (charge == null || Meter.find(charge.meter).isEmpty()) continue;
            checks.require(
                    seen.add(charge.meter),
                    "charges[" + i + "].meter",
                    "is \"" + charge.meter + "\" once more; one charge for each meter was expected");
        }
        return checks.errors();
    }

    List<FieldError> faults() {
        var checks = new Checks();
        checks.require(
                Meter.find(meter).isPresent(),
                "meter",
                "is \"" + meter + "\"; one of " + Meter.words() + " was expected");
        var known = PriceModel.find(model);
        checks.require(
                known.isPresent(), "model", "is \"" + model + "\"; one of " + PriceModel.words() + " was expected");
        known.ifPresent(priceModel -> modelFields(checks, priceModel));
        notNegative(checks, "freeUnits", freeUnits);
        notNegative(checks, "unitPrice", unitPrice);
        tierOrder(checks);
        positive(checks, "packageSize", packageSize);
        notNegative(checks, "packagePrice", packagePrice);
        discountOrder(checks);
        notNegative(checks, "maximum", maximum);
        return checks.errors();
    }

    private void modelFields(Checks checks, PriceModel priceModel) {
        modelField(checks, priceModel, "unitPrice", unitPrice != null);
        modelField(checks, priceModel, "tiers", !tiers.isEmpty());
        modelField(checks, priceModel, "packageSize", packageSize != null);
        modelField(checks, priceModel, "packagePrice", packagePrice != null);
    }

    private static void modelField(Checks checks, PriceModel priceModel, String field, boolean there) {
        checks.require(
                there || !priceModel.uses(field), field, "is missing; the model " + priceModel.word() + " needs it");
        checks.require(!there || priceModel.uses(field), field, "does not belong to the model " + priceModel.word());
    }

    private void tierOrder(Checks checks) {
        each(checks, "tiers", tiers, TierTerms::faults);
        BigDecimal before = null;
        for (var i = 0; i < tiers.size(); i++) {
            var tier = tiers.get(i);
            if (tier == null) continue;
            var field = "tiers[" + i + "].upTo";
            end(checks, field, tier.upTo(), i == tiers.size() - 1);
            rising(checks, field, before, tier.upTo());
            before = tier.upTo();
        }
    }

    private static void end(Checks checks, String field, @Nullable BigDecimal upTo, boolean last) {
        if (last && upTo != null)
            checks.require(
                    false,
                    field,
                    "is " + shown(upTo) + "; the last tier has none, so that there is a price for any quantity");
        checks.require(last || upTo != null, field, "is missing; only the last tier is without it");
    }

    private void discountOrder(Checks checks) {
        each(checks, "volumeDiscount", volumeDiscount, DiscountStep::faults);
        BigDecimal before = null;
        for (var i = 0; i < volumeDiscount.size(); i++) {
            var step = volumeDiscount.get(i);
            if (step == null) continue;
            rising(checks, "volumeDiscount[" + i + "].from", before, step.from());
            before = step.from();
        }
    }

    private static void rising(Checks checks, String field, @Nullable BigDecimal before, @Nullable BigDecimal value) {
        if (before == null || value == null) return;
        checks.require(
                value.compareTo(before) > 0,
                field,
                "is " + shown(value) + "; more than the " + shown(before) + " before it was expected");
    }

    private static <T> void each(Checks checks, String field, List<T> parts, Function<T, List<FieldError>> faults) {
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var path = field + "[" + i + "]";
            checks.require(part != null, path, "is null; an object was expected");
            if (part != null) checks.within(path, faults.apply(part));
        }
    }
}
