package io.leporello.billing.statement;

import io.leporello.billing.pricebook.Extent;

/**
 * Asks of which customers something could not be counted yet. Answered with {@link IncompleteView}.
 *
 * @param extent the customers whom the asker may see
 */
public record FindIncomplete(Extent extent) {}
