package io.leporello.event;

/** What became of a command that was not refused. */
public enum Outcome {
    /** It made a new fact. */
    RECORDED,
    /** The ledger said so already; nothing was added. */
    ALREADY_THERE
}
