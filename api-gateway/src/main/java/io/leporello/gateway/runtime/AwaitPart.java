package io.leporello.gateway.runtime;

/**
 * Asks a process that runs a part to wait until its projections have read what there is; answered with whether they got
 * there. Each part has a message of its own, because a message goes to one process that handles it.
 */
sealed interface AwaitPart {

    /** How long to wait at most. */
    long millis();

    record Account(long millis) implements AwaitPart {}

    record Usage(long millis) implements AwaitPart {}

    record Billing(long millis) implements AwaitPart {}
}
