package io.leporello.account.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as a JSON reader hands them over: perhaps absent, perhaps with a null in them, which faults() then names. */
final class Parts {

    private Parts() {}

    static <T> List<T> listed(@Nullable List<T> parts) {
        return parts == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(parts));
    }
}
