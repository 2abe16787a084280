package io.leporello.billing.document;

import io.leporello.billing.statement.StatementLine;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one unit costs, said so that {@code quantity × price / base} is the line's amount without rounding. Where tiers,
 * discounts or rounding were at work no single price does that; then so many units cost the whole amount.
 *
 * @param quantity below zero where something is given back, since a price may not be
 * @param unit     a code of UN/ECE Recommendation 20
 * @param base     null is one
 */
record ItemPrice(
        BigDecimal quantity,
        String unit,
        BigDecimal price,
        @Nullable BigDecimal base) {

    private static final String PAGE = "ZP";
    private static final String ONE = "C62";
    private static final String LUMP_SUM = "LS";

    static ItemPrice of(StatementLine line) {
        var amount = line.amount().abs();
        var quantity = line.quantity().value().abs();
        if (quantity.signum() == 0 && amount.signum() != 0)
            return new ItemPrice(signed(BigDecimal.ONE, line), LUMP_SUM, amount, null);
        var single = exactPrice(line);
        if (single != null) return new ItemPrice(quantity, unit(line), single, null);
        var base = quantity.compareTo(BigDecimal.ONE) == 0 || quantity.signum() == 0 ? null : quantity;
        return new ItemPrice(signed(quantity, line), unit(line), amount, base);
    }

    private static BigDecimal signed(BigDecimal quantity, StatementLine line) {
        return line.amount().signum() < 0 ? quantity.negate() : quantity;
    }

    /** The unit price, where it gives the amount without rounding; null where it does not. */
    private static @Nullable BigDecimal exactPrice(StatementLine line) {
        var price = unitPrice(line);
        return price != null && line.quantity().value().multiply(price).compareTo(line.amount()) == 0 ? price : null;
    }

    /** The unit price, where it alone explains the amount up to rounding; null where it does not. */
    static @Nullable BigDecimal unitPrice(StatementLine line) {
        if (line.usage() == null || line.usage().steps().size() != 1) return null;
        var price = line.usage().steps().get(0).unitPrice();
        return line.quantity().value().multiply(price).compareTo(line.usage().exact()) == 0 ? price : null;
    }

    private static String unit(StatementLine line) {
        if ("pages".equals(line.meter())) return PAGE;
        return line.meter() != null || line.kind().equals("purchase") ? ONE : LUMP_SUM;
    }
}
