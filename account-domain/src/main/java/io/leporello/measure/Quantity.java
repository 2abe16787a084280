package io.leporello.measure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * A counted quantity: exact, of any sign (a correction takes away), equal when the numbers are equal. In JSON it is plain
 * text; a JSON number is also read.
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);
    public static final Quantity ONE = new Quantity(BigDecimal.ONE);

    public Quantity {
        value = Decimals.normalised(value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Quantity of(BigDecimal value) {
        return new Quantity(value);
    }

    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value));
    }

    /** @throws NumberFormatException when {@code text} is no decimal */
    public static Quantity of(String text) {
        return new Quantity(new BigDecimal(text));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    /** {@code other} taken away, but never below zero. */
    public Quantity lessFree(Quantity other) {
        var rest = minus(other);
        return rest.value.signum() < 0 ? ZERO : rest;
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /** Digits and a point, without an exponent or trailing zeros. */
    @JsonValue
    public String toPlainString() {
        return value.toPlainString();
    }

    @Override
    public String toString() {
        return toPlainString();
    }
}
