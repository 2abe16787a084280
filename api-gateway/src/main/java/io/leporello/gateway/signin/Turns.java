package io.leporello.gateway.signin;

import java.util.Locale;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets those who want the same address go one after the other, so that all but the first are answered without the slow
 * hash of a password. It only saves work: that an address belongs to one user is decided by the ledger.
 */
final class Turns {

    private static final int LOCKS = 64;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    <T> T take(String address, Supplier<T> act) {
        var lock = locks[Math.floorMod(address.toLowerCase(Locale.ROOT).hashCode(), LOCKS)];
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }
}
