package io.leporello.billing.dashboard;

/** What else than time usage is split by. */
public enum Grouping {
    USER,
    PRODUCT
}
