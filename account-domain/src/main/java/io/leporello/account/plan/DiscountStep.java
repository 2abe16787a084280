package io.leporello.account.plan;

import static io.leporello.measure.DecimalChecks.notNegative;
import static io.leporello.measure.DecimalChecks.present;

import io.leporello.measure.DecimalChecks;
import io.leporello.measure.Decimals;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;

/**
 * One step of a volume discount. Both parts are absent only in terms that {@link #faults} refuses.
 *
 * @param from    the quantity of the period, before free units, that earns the discount
 * @param percent taken off the whole charge, 0 to 100
 */
public record DiscountStep(BigDecimal from, BigDecimal percent) {

    @SuppressWarnings("NullAway") // A reader may leave either out; faults() names it.
    public DiscountStep {
        from = Decimals.normalisedOrNull(from);
        percent = Decimals.normalisedOrNull(percent);
    }

    List<FieldError> faults() {
        var checks = new Checks();
        present(checks, "from", from);
        notNegative(checks, "from", from);
        present(checks, "percent", percent);
        DecimalChecks.percent(checks, "percent", percent);
        return checks.errors();
    }
}
