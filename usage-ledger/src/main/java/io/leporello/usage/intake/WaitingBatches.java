package io.leporello.usage.intake;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Batches on their way to the appender, in turn between those who sent them: who sends one batch beside the flood of another
 * waits for the next of that flood, not for all of it. Those of one sender keep their order.
 */
final class WaitingBatches {

    /** Whose turn it is comes first. */
    private final Map<String, Queue<Batch>> bySender = new LinkedHashMap<>();

    synchronized void add(Batch batch) {
        bySender.computeIfAbsent(senderOf(batch), sender -> new ArrayDeque<>()).add(batch);
        notifyAll();
    }

    /** @return whether it was still waiting */
    synchronized boolean remove(Batch batch) {
        var ofSender = bySender.get(senderOf(batch));
        if (ofSender == null || !ofSender.remove(batch)) return false;
        if (ofSender.isEmpty()) bySender.remove(senderOf(batch));
        return true;
    }

    /** Waits until there is one. */
    synchronized Batch take() throws InterruptedException {
        while (true) {
            var next = poll(Integer.MAX_VALUE);
            if (next != null) return next;
            wait();
        }
    }

    /** @return the one whose turn it is; null when none waits, or when it has more than so many events */
    synchronized @Nullable Batch poll(int eventsMax) {
        var turns = bySender.entrySet().iterator();
        if (!turns.hasNext()) return null;
        var turn = turns.next();
        var ofSender = turn.getValue();
        var next = ofSender.element();
        if (next.size() > eventsMax) return null;
        ofSender.remove();
        turns.remove();
        if (!ofSender.isEmpty()) bySender.put(turn.getKey(), ofSender);
        return next;
    }

    private static String senderOf(Batch batch) {
        return batch.origin().actor();
    }
}
