package io.leporello.billing.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a document came out as it was issued.
 *
 * @param position    as known at which it was computed again
 * @param differences in the order of the lines, those of the totals last; empty when it is identical
 */
public record ReplayView(String number, boolean identical, long position, List<Difference> differences) {

    public ReplayView {
        differences = List.copyOf(differences);
    }

    /**
     * @param line       from 1; null for a total
     * @param field      such as quantity, amount or usage.steps
     * @param issued     what the document says; null where it has no such line
     * @param recomputed what came out now; null likewise
     * @param cause      the first event, the price or the tax rate that makes the difference
     */
    public record Difference(
            @Nullable Integer line,
            String field,
            @Nullable String issued,
            @Nullable String recomputed,
            String cause) {}
}
