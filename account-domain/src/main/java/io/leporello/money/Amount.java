package io.leporello.money;

import io.leporello.measure.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An exact, unrounded amount, for work in progress. Equal amounts are equal objects, whatever zeros they were written
 * with. It becomes {@link Money} only through a method whose name says how it rounds.
 *
 * <p>Arithmetic over two currencies throws {@link IllegalArgumentException}.
 */
public record Amount(BigDecimal value, Currency currency) implements Comparable<Amount> {

    public Amount {
        Currencies.decimals(currency);
        value = Decimals.normalised(value);
    }

    public static Amount zero(Currency currency) {
        return new Amount(BigDecimal.ZERO, currency);
    }

    /** @throws IllegalArgumentException when {@code value} is no decimal or {@code currency} no currency with decimals */
    public static Amount of(String value, String currency) {
        return new Amount(new BigDecimal(value), Currencies.of(currency));
    }

    public Amount plus(Amount other) {
        return new Amount(value.add(same(other).value), currency);
    }

    public Amount minus(Amount other) {
        return new Amount(value.subtract(same(other).value), currency);
    }

    public Amount times(BigDecimal factor) {
        return new Amount(value.multiply(factor), currency);
    }

    /** So many hundredths of this amount, exact. */
    public Amount percent(BigDecimal percent) {
        return times(percent.movePointLeft(2));
    }

    public Amount min(Amount other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** To the currency's decimals; a half goes away from zero. */
    public Money roundedHalfUp() {
        return new Money(value.setScale(Currencies.decimals(currency), RoundingMode.HALF_UP), currency);
    }

    /**
     * {@code part} of {@code whole} equal parts of this amount, to the currency's decimals; a half goes away from zero.
     * Multiplied, divided and rounded in one step: a third has no exact decimal that could be rounded later.
     */
    public Money shareRoundedHalfUp(int part, int whole) {
        var share = value.multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), Currencies.decimals(currency), RoundingMode.HALF_UP);
        return new Money(share, currency);
    }

    @Override
    public int compareTo(Amount other) {
        return value.compareTo(same(other).value);
    }

    /** Digits and a point, without an exponent, trailing zeros or the currency. */
    public String toPlainString() {
        return value.toPlainString();
    }

    @Override
    public String toString() {
        return currency + " " + toPlainString();
    }

    private Amount same(Amount other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException(this + " and " + other + " are in different currencies");
        return other;
    }
}
