package io.leporello.event;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what was worked out a moment ago, for values that come again and again for a while. Bounded by forgetting
 * everything when it is full, which costs less than remembering what was used when. Safe for any number of threads.
 */
final class Memo<K, V> {

    private static final int ENTRIES_MAX = 1_000;

    private final ConcurrentHashMap<K, V> known = new ConcurrentHashMap<>();
    private final Function<K, V> workOut;

    Memo(Function<K, V> workOut) {
        this.workOut = workOut;
    }

    V of(K key) {
        var value = known.get(key);
        if (value != null) return value;
        if (known.size() >= ENTRIES_MAX) known.clear();
        var fresh = workOut.apply(key);
        known.put(key, fresh);
        return fresh;
    }
}
