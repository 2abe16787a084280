package io.leporello.usage.store;

import java.util.Collection;
import java.util.Map;

/** Looks up many streams at once. */
public interface FirstEvents {

    /** The first event of every stream that is known to exist, by aggregate identifier; streams that do not exist are left out. */
    Map<String, Object> of(Collection<String> aggregateIds);

    /**
     * The same, for who is about to append to these streams. It may leave out what it would take long to look up, and the store
     * will refuse.
     */
    default Map<String, Object> beforeAppending(Collection<String> aggregateIds) {
        return of(aggregateIds);
    }

    /**
     * The same, when the store has just refused to append one of them. Where {@link #of} answers from a copy that is a
     * little behind, this does not.
     */
    default Map<String, Object> afterRefusal(Collection<String> aggregateIds) {
        return of(aggregateIds);
    }
}
