package io.leporello.usage.intake;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The position of the last event. Many small requests are answered after the same commit, and each would ask for it over a
 * connection of its own; who asks while another one is asking shares the next answer with all who wait.
 */
final class LedgerEnd {

    private final LongSupplier store;
    private final AtomicLong questions = new AtomicLong();
    private final ReentrantLock asking = new ReentrantLock();
    private long answered;
    private long position;

    LedgerEnd(LongSupplier store) {
        this.store = store;
    }

    /** At least that of every event that was committed before this call. */
    long position() {
        var mine = questions.incrementAndGet();
        asking.lock();
        try {
            if (answered < mine) ask();
            return position;
        } finally {
            asking.unlock();
        }
    }

    /** Answers every question so far; those that come meanwhile may be about an event the store did not have yet. */
    private void ask() {
        var all = questions.get();
        position = store.getAsLong();
        answered = all;
    }
}
