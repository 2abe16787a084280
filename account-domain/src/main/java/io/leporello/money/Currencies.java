package io.leporello.money;

import java.util.Currency;
import java.util.Optional;

/** The currencies the ledger can bill in: ISO 4217 codes with a number of decimals, so neither gold (XAU) nor SDR (XDR). */
public final class Currencies {

    private Currencies() {}

    /** The currency of this code, written in capitals; empty when there is none or when it has no decimals. */
    public static Optional<Currency> find(String code) {
        try {
            return Optional.of(Currency.getInstance(code)).filter(currency -> currency.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @throws IllegalArgumentException when {@link #find} finds none */
    public static Currency of(String code) {
        return find(code).orElseThrow(() -> unusable(code));
    }

    static int decimals(Currency currency) {
        if (currency.getDefaultFractionDigits() < 0) throw unusable(currency.getCurrencyCode());
        return currency.getDefaultFractionDigits();
    }

    private static IllegalArgumentException unusable(String code) {
        return new IllegalArgumentException("\"" + code + "\" is no ISO 4217 currency with decimals");
    }
}
