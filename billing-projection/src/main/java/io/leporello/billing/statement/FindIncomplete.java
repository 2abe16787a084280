package io.leporello.billing.statement;

import io.leporello.billing.pricebook.Extent;

/** Asks of which customers something could not be counted yet. Answered with {@link IncompleteView}. */
public record FindIncomplete(Extent extent) {}
