package io.leporello.usage.intake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Batches on their way to the appender, in turn between those who sent them: who sends one batch beside the flood of another
 * waits for the next of that flood, not for all of it. Those of one sender keep their order.
 */
final class WaitingBatches {

    private final Duration gathering;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition enough = lock.newCondition();

    /** Whose turn it is comes first. */
    private final Map<String, Queue<Batch>> bySender = new LinkedHashMap<>();

    private int size;

    /** From how many on the one who takes is woken up. */
    private int wanted = 1;

    /** @param gathering how long the first waits for the others at most */
    WaitingBatches(Duration gathering) {
        this.gathering = gathering;
    }

    void add(Batch batch) {
        lock.lock();
        try {
            bySender.computeIfAbsent(senderOf(batch), sender -> new ArrayDeque<>())
                    .add(batch);
            size++;
            if (size >= wanted) enough.signal();
        } finally {
            lock.unlock();
        }
    }

    /** @return whether it was still waiting */
    boolean remove(Batch batch) {
        lock.lock();
        try {
            var ofSender = bySender.get(senderOf(batch));
            if (ofSender == null || !ofSender.remove(batch)) return false;
            if (ofSender.isEmpty()) bySender.remove(senderOf(batch));
            size--;
            return true;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is one, and then a moment for as many as are expected.
     *
     * @param expected one or less for the first alone
     */
    Batch take(int expected) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            do {
                awaitFirst();
                awaitOthers(expected);
            } while (size == 0); // The first may have been taken back meanwhile.
            return next();
        } finally {
            lock.unlock();
        }
    }

    private void awaitFirst() throws InterruptedException {
        wanted = 1;
        while (size < wanted) enough.await();
    }

    private void awaitOthers(int expected) throws InterruptedException {
        wanted = expected;
        for (var left = gathering.toNanos(); size < wanted && left > 0; ) left = enough.awaitNanos(left);
    }

    /** @return the one whose turn it is; null when none waits, or when it has more than so many events */
    @Nullable
    Batch poll(int eventsMax) {
        lock.lock();
        try {
            var turns = bySender.values().iterator();
            return turns.hasNext() && turns.next().element().size() <= eventsMax ? next() : null;
        } finally {
            lock.unlock();
        }
    }

    private Batch next() {
        var turns = bySender.entrySet().iterator();
        var turn = turns.next();
        var ofSender = turn.getValue();
        var next = ofSender.remove();
        turns.remove();
        if (!ofSender.isEmpty()) bySender.put(turn.getKey(), ofSender);
        size--;
        return next;
    }

    private static String senderOf(Batch batch) {
        return batch.origin().actor();
    }
}
