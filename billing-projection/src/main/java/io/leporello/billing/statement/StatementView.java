package io.leporello.billing.statement;

import io.leporello.measure.Quantity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer owes for a period, as known at a position. Amounts are plain decimals with the currency's decimals.
 *
 * @param net      the sum of the lines
 * @param taxes    on the sum of the rounded lines, by category and rate; empty until taxes are known
 * @param gross    net and taxes
 * @param position everything in the ledger up to here is in it, and nothing later
 */
public record StatementView(
        String customer,
        String period,
        String currency,
        List<Line> lines,
        String net,
        List<Tax> taxes,
        String gross,
        long position) {

    public StatementView {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /**
     * @param kind     {@code usage}, {@code recurring}, {@code minimum} or {@code purchase}
     * @param meter    null unless the line is about usage
     * @param quantity what was used, before free units; for a purchase how many credits; 1 for a fee
     * @param from     the first day the line is about
     * @param to       the first day it is no longer about
     * @param plan     whose price it is; null for what no plan prices
     * @param version  of the plan; null where {@code plan} is
     */
    public record Line(
            String kind,
            @Nullable String meter,
            String description,
            Quantity quantity,
            String amount,
            LocalDate from,
            LocalDate to,
            @Nullable String plan,
            @Nullable Integer version) {}

    /** @param rate in percent */
    public record Tax(String category, String rate, String base, String amount) {}
}
