package io.leporello.billing.accounting;

import io.leporello.billing.tax.TaxCategory;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * DATEV's standard charts of accounts. Revenue goes to accounts that carry their tax themselves ("Automatikkonten"), so a
 * booking needs no tax key.
 */
public enum ChartOfAccounts {
    SKR03("03", "S19=8400 S16=8340 S7=8300 S5=8310 AE=8336 O=8338 G=8120 Z=8290 E=8100"),
    SKR04("04", "S19=4400 S16=4340 S7=4300 S5=4310 AE=4336 O=4338 G=4120 Z=4290 E=4100");

    private final String code;
    private final String revenue;

    ChartOfAccounts(String code, String revenue) {
        this.code = code;
        this.revenue = revenue;
    }

    String code() {
        return code;
    }

    /** How a category and rate are called in the configuration, such as {@code S19} or {@code AE}. */
    static String key(TaxCategory category, BigDecimal rate) {
        return category == TaxCategory.S ? "S" + rate.stripTrailingZeros().toPlainString() : category.name();
    }

    /** Empty for a rate the chart has no account for. */
    Optional<String> revenueAccount(String key) {
        return Stream.of(revenue.split(" "))
                .filter(account -> account.startsWith(key + "="))
                .map(account -> account.substring(key.length() + 1))
                .findFirst();
    }
}
