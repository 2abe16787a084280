package io.leporello.gateway.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a projection is laid out again.
 *
 * @param percent         whole percents of the way; 100 only when the new rows are in place
 * @param position        how many positions are folded
 * @param goal            how far the old rows reached, which grows meanwhile
 * @param eventsPerSecond positions folded in a second, on average since the start
 * @param startedBy       who wanted it
 * @param finishedAt      null while it runs, and where the process was killed
 * @param failure         why it failed; null unless it did
 */
public record RebuildView(
        String projection,
        State state,
        int percent,
        long position,
        long goal,
        long eventsPerSecond,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** INTERRUPTED is what a process that ended left unfinished: nothing was changed, and it can be started again. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        INTERRUPTED
    }
}
