package io.leporello.gateway.runtime;

/**
 * Asks a process that runs a part to wait until its projections have read up to a position; answered with whether they got
 * there. Each part has a message of its own, because a message goes to one process that handles it.
 */
sealed interface AwaitPart {

    long position();

    /** How long to wait at most. */
    long millis();

    record Account(long position, long millis) implements AwaitPart {}

    record Usage(long position, long millis) implements AwaitPart {}

    record Billing(long position, long millis) implements AwaitPart {}
}
