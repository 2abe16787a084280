package io.leporello.measure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The one form in which the ledger keeps a decimal, so that equal numbers are equal objects: no trailing zeros, no
 * exponent. Nothing here rounds.
 */
public final class Decimals {

    /** Digits before the point that a decimal from outside may have. */
    public static final int INTEGER_DIGITS = 15;

    /** Digits after the point that a decimal from outside may have. */
    public static final int FRACTION_DIGITS = 12;

    private static final int PLAIN_DIGITS = 1_000;
    private static final int SHOWN_CHARACTERS = 40;

    private Decimals() {}

    /**
     * The same number, so that 0.10 and 0.1, 1E+3 and 1000 become equal.
     *
     * @return {@code value} as it is when its exponent is absurd (1E+999999999): written out it would fill the memory;
     *     such a value never {@link #fits}
     */
    public static BigDecimal normalised(BigDecimal value) {
        if (Math.abs((long) value.scale()) > PLAIN_DIGITS) return value;
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** {@link #normalised} for a part that may be absent. */
    public static @Nullable BigDecimal normalisedOrNull(@Nullable BigDecimal value) {
        return value == null ? null : normalised(value);
    }

    /** Whether {@code value} has at most {@link #INTEGER_DIGITS} and {@link #FRACTION_DIGITS}. */
    public static boolean fits(BigDecimal value) {
        var normal = normalised(value);
        return normal.scale() <= FRACTION_DIGITS && (long) normal.precision() - normal.scale() <= INTEGER_DIGITS;
    }

    /** {@code value} for a sentence: plain, but never longer than a line. */
    public static String shown(BigDecimal value) {
        var text = fits(value) ? normalised(value).toPlainString() : value.toString();
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
