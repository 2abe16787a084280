package io.leporello.usage.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.transaction.support.TransactionSynchronization;

/** Wakes whoever waits for events. What other processes append is noticed by looking again after a while. */
final class NewEvents implements TransactionSynchronization {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final AtomicLong count = new AtomicLong();

    /** How many appends this process has committed; to be read before looking for events. */
    long count() {
        return count.get();
    }

    /** Returns when something was appended since {@code seen}, or when it is time to look again. */
    void await(long seen, long atMostNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = Math.min(atMostNanos, LOOK_AGAIN_NANOS);
            while (count.get() == seen && left > 0) left = appended.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void afterCommit() {
        lock.lock();
        try {
            count.incrementAndGet();
            appended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
