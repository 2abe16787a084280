package io.leporello.billing.statement;

/** From which rows usage is summed up. */
public enum CountedFrom {
    /** What is known now: the sums of the customer's days. */
    TOTALS,
    /** What was known at a position: the single entries up to it. */
    ENTRIES
}
