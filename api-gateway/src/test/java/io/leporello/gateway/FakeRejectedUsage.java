package io.leporello.gateway;

import io.leporello.gateway.usage.RejectedUsage.Rejected;
import io.leporello.gateway.usage.RejectedUsageLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Rejected usage in memory, as long as the process lives. */
final class FakeRejectedUsage implements RejectedUsageLog {

    private final Deque<Rejected> kept = new ArrayDeque<>();

    @Override
    public synchronized void keep(List<Rejected> rejected, int most) {
        rejected.forEach(kept::addFirst);
        while (kept.size() > most) kept.removeLast();
    }

    @Override
    public synchronized List<Rejected> newest() {
        return List.copyOf(kept);
    }
}
