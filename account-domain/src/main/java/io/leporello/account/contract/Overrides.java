package io.leporello.account.contract;

import static io.leporello.measure.DecimalChecks.notNegative;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.measure.Decimals;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one customer pays differently from the plan.
 *
 * @param charges      each replaces the plan's whole charge of the same meter, or is added where the plan has none
 * @param recurringFee replaces the plan's; null leaves it
 */
public record Overrides(List<ChargeTerms> charges, @Nullable BigDecimal recurringFee) {

    public static final Overrides NONE = new Overrides(List.of(), null);

    public Overrides {
        // A null in the list is kept for faults() to name, which List.copyOf would not allow.
        charges = charges == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(charges));
        recurringFee = Decimals.normalisedOrNull(recurringFee);
    }

    List<FieldError> faults() {
        var checks = new Checks();
        checks.also(ChargeTerms.faultsOf(charges));
        notNegative(checks, "recurringFee", recurringFee);
        return checks.errors();
    }

    List<ChargeTerms> appliedTo(List<ChargeTerms> planCharges) {
        var byMeter = new LinkedHashMap<String, ChargeTerms>();
        planCharges.forEach(charge -> byMeter.put(charge.meter(), charge));
        charges.forEach(charge -> byMeter.put(charge.meter(), charge));
        return List.copyOf(byMeter.values());
    }
}
