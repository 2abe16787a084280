package io.leporello.billing.dashboard;

/** How finely usage is shown over time. */
public enum Step {
    MONTH,
    DAY,
    HOUR
}
