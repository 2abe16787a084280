package io.leporello.account.plan;

import static io.leporello.measure.DecimalChecks.notNegative;
import static io.leporello.measure.DecimalChecks.positive;
import static io.leporello.measure.DecimalChecks.present;

import io.leporello.measure.Decimals;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a tiered price.
 *
 * @param upTo      the last unit of the tier, counted from the first unit of all (cumulative and inclusive); null in the
 *                  last tier only, which has no end
 * @param unitPrice per unit; absent only in terms that {@link #faults} refuses
 * @param flatFee   once when the tier is entered; null is none
 */
public record TierTerms(
        @Nullable BigDecimal upTo,
        BigDecimal unitPrice,
        @Nullable BigDecimal flatFee) {

    @SuppressWarnings("NullAway") // A reader may leave the price out; faults() names it.
    public TierTerms {
        upTo = Decimals.normalisedOrNull(upTo);
        unitPrice = Decimals.normalisedOrNull(unitPrice);
        flatFee = Decimals.normalisedOrNull(flatFee);
    }

    List<FieldError> faults() {
        var checks = new Checks();
        positive(checks, "upTo", upTo);
        present(checks, "unitPrice", unitPrice);
        notNegative(checks, "unitPrice", unitPrice);
        notNegative(checks, "flatFee", flatFee);
        return checks.errors();
    }
}
