package io.leporello.measure;

import static io.leporello.measure.Decimals.FRACTION_DIGITS;
import static io.leporello.measure.Decimals.INTEGER_DIGITS;
import static io.leporello.measure.Decimals.shown;

import io.leporello.refusal.Checks;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Checks of decimals that came from outside. Each also refuses a number that is too long; each lets an absent one pass,
 * except {@link #present}.
 */
public final class DecimalChecks {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private DecimalChecks() {}

    public static void present(Checks checks, String field, @Nullable BigDecimal value) {
        checks.require(value != null, field, "is missing; a decimal such as \"0.10\" was expected");
    }

    public static void notNegative(Checks checks, String field, @Nullable BigDecimal value) {
        if (value == null || !fits(checks, field, value)) return;
        checks.require(value.signum() >= 0, field, "is " + shown(value) + "; 0 or more was expected");
    }

    public static void positive(Checks checks, String field, @Nullable BigDecimal value) {
        if (value == null || !fits(checks, field, value)) return;
        checks.require(value.signum() > 0, field, "is " + shown(value) + "; more than 0 was expected");
    }

    public static void percent(Checks checks, String field, @Nullable BigDecimal value) {
        if (value == null || !fits(checks, field, value)) return;
        var between = value.signum() >= 0 && value.compareTo(HUNDRED) <= 0;
        checks.require(between, field, "is " + shown(value) + "; a percentage from 0 to 100 was expected");
    }

    private static boolean fits(Checks checks, String field, BigDecimal value) {
        var fits = Decimals.fits(value);
        checks.require(
                fits,
                field,
                "is " + shown(value) + "; at most " + INTEGER_DIGITS + " digits before the point and " + FRACTION_DIGITS
                        + " after it were expected");
        return fits;
    }
}
