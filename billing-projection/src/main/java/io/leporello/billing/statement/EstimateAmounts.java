package io.leporello.billing.statement;

import io.leporello.billing.pricebook.Extent;
import java.time.Instant;
import java.time.YearMonth;

/**
 * Asks what customers owe for a month so far, what it will be when they go on like this, and what it was in the month
 * before. Answered with {@link EstimateView}.
 *
 * @param month in each customer's own zone
 * @param now   from where the rest of a running month is guessed
 */
public record EstimateAmounts(Extent extent, YearMonth month, Instant now) {}
