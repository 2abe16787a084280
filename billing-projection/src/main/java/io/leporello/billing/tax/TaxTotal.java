package io.leporello.billing.tax;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * VAT of one category and rate (EN 16931 BG-23), on the sum of the rounded lines and rounded once (BR-CO-17).
 *
 * @param rate   in percent
 * @param base   sum of the lines, with the currency's decimals
 * @param amount with the currency's decimals
 * @param note   why there is no tax, as the law wants it said; null where there is tax
 */
public record TaxTotal(
        TaxCategory category,
        BigDecimal rate,
        BigDecimal base,
        BigDecimal amount,
        @Nullable String note) {}
