package io.leporello.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount with exactly the currency's decimals (EUR 2, JPY 0, TND 3), for paper. It never rounds: an amount with more
 * decimals is refused with an {@link ArithmeticException}, since rounding is {@link Amount}'s decision.
 *
 * <p>Arithmetic over two currencies throws {@link IllegalArgumentException}.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public Money {
        amount = amount.setScale(Currencies.decimals(currency), RoundingMode.UNNECESSARY);
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * @throws IllegalArgumentException when {@code amount} is no decimal or {@code currency} no currency with decimals
     * @throws ArithmeticException when {@code amount} has more decimals than the currency
     */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currencies.of(currency));
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other).amount), currency);
    }

    public Amount exact() {
        return new Amount(amount, currency);
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other).amount);
    }

    /** Digits and a point with all of the currency's decimals, without the currency. */
    public String toPlainString() {
        return amount.toPlainString();
    }

    @Override
    public String toString() {
        return currency + " " + toPlainString();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency))
            throw new IllegalArgumentException(this + " and " + other + " are in different currencies");
        return other;
    }
}
