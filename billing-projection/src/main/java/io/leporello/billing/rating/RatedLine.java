package io.leporello.billing.rating;

import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import io.leporello.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line that a customer pays, with the reason for its money.
 *
 * @param meter       null unless the line is about usage
 * @param description for people, in English
 * @param quantity    for usage what was used, before free units; otherwise 1
 */
public record RatedLine(
        LineKind kind, @Nullable Meter meter, String description, Quantity quantity, Money money, Trace trace) {}
