package io.leporello.usage.store;

import java.util.Collection;
import java.util.Map;

/** Looks up many streams at once. */
public interface FirstEvents {

    /** The first event of every stream that exists, by aggregate identifier; streams that do not exist are left out. */
    Map<String, Object> of(Collection<String> aggregateIds);
}
