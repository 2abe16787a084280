package io.leporello.usage.store;

/**
 * Which events a projection is about. Usage is nearly all of the ledger; whoever is not about it should not have to read
 * past it.
 */
public enum Scope {
    EVERYTHING("true"),
    /** Accounts, prices and what else is decided by people. */
    WITHOUT_USAGE("aggregate_type <> 'usage'");

    private final String condition;

    Scope(String condition) {
        this.condition = condition;
    }

    /** Whether it is about the events of such an aggregate; the same in Java as {@link #condition()} in SQL. */
    public boolean holds(String aggregateType) {
        return this == EVERYTHING || !aggregateType.equals("usage");
    }

    /** In SQL, on a row of {@code usage.event}. */
    String condition() {
        return condition;
    }
}
