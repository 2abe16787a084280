package io.leporello.usage.record;

import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Usage that was recorded one after the other, as a projection reads it in one piece. The way of a message to its handler
 * costs more than the handler needs for one of them. Never stored.
 *
 * @param facts in the order of the ledger, at least one
 */
public record UsageRun(List<Recorded> facts) {

    /** No reader takes up more at once. */
    public static final int FACTS_MAX = 2_000;

    public UsageRun {
        facts = List.copyOf(facts);
    }

    /**
     * One event of the ledger; always the first one of its stream.
     *
     * @param position in the ledger
     * @param stream   the aggregate's identifier
     */
    public record Recorded(long position, String stream, UsageFact usage) {}

    /** Both together are this one, which has to be of two facts or more. */
    public List<UsageRun> halves() {
        var half = facts.size() / 2;
        return List.of(new UsageRun(facts.subList(0, half)), new UsageRun(facts.subList(half, facts.size())));
    }

    /** What a reader is behind of once it has read the last fact. */
    public TrackedEventMessage<UsageRun> asMessage() {
        var last = facts.get(facts.size() - 1);
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(last.position()), new GenericEventMessage<>(this));
    }
}
