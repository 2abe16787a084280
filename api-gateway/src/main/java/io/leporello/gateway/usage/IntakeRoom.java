package io.leporello.gateway.usage;

import io.leporello.gateway.web.HttpRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Room in memory for the bodies that are being read and recorded. Whoever finds none waits in front of it, where a body
 * costs nothing because nobody reads it; whose account holds the least goes in first.
 */
final class IntakeRoom {

    /** An account that fills this part of the room already gets no more of it, so that the next one finds some at once. */
    private static final int SHARES = 4;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final long bytes;
    private final Duration patience;
    private final Map<String, Long> heldByAccount = new HashMap<>();
    private final Map<String, Long> heldByKey = new HashMap<>();
    private final List<Stay> line = new ArrayList<>();
    private long held;

    IntakeRoom(long bytes, Duration patience) {
        this.bytes = bytes;
        this.patience = patience;
    }

    /**
     * Waits until there is room.
     *
     * @throws HttpRefusal 503 when there was none in time
     */
    Stay enter(Sender sender, long bytes) {
        var stay = new Stay(sender, bytes);
        join(stay);
        if (!stay.isLetIn(patience) && leaveLine(stay)) throw full();
        return stay;
    }

    private synchronized void join(Stay stay) {
        line.add(stay);
        letIn();
    }

    /** @return false when it was let in at the last moment */
    private synchronized boolean leaveLine(Stay stay) {
        var waited = line.remove(stay);
        letIn();
        return waited;
    }

    /** Nobody goes past the one whose turn it is, or a large body would wait for ever. */
    private void letIn() {
        for (var next = next(); next != null && fits(next.size); next = next()) {
            line.remove(next);
            hold(next.sender, next.size);
            next.letIn.countDown();
        }
    }

    private @Nullable Stay next() {
        if (line.isEmpty()) return null;
        return line.stream()
                .filter(stay -> mayHoldMore(stay.sender, 0))
                .min(Comparator.<Stay>comparingLong(stay -> heldByAccount.getOrDefault(stay.sender.account(), 0L))
                        .thenComparingLong(stay -> heldByKey.getOrDefault(stay.sender.key(), 0L)))
                .orElse(null);
    }

    /** @param own bytes that do not count, because they belong to the body in question */
    private boolean mayHoldMore(Sender sender, long own) {
        return heldByAccount.getOrDefault(sender.account(), 0L) - own < Math.max(1, bytes / SHARES);
    }

    /** A body that is larger than the whole room goes in when the room is empty. */
    private boolean fits(long more) {
        return held == 0 || held + more <= bytes;
    }

    private void hold(Sender sender, long more) {
        held += more;
        hold(heldByAccount, sender.account(), more);
        hold(heldByKey, sender.key(), more);
    }

    private static void hold(Map<String, Long> heldBy, String name, long more) {
        heldBy.compute(name, (key, before) -> {
            var now = (before == null ? 0 : before) + more;
            return now == 0 ? null : now;
        });
    }

    private static HttpRefusal full() {
        return HttpRefusal.unavailable(
                "There is no room for this body beside those that were sent before; send it again in a moment. What was"
                        + " taken of it already counts once.",
                RETRY_AFTER);
    }

    synchronized long held() {
        return held;
    }

    synchronized int waiting() {
        return line.size();
    }

    /** The room that one body takes up until it is closed. */
    final class Stay implements AutoCloseable {

        private final Sender sender;
        private final CountDownLatch letIn = new CountDownLatch(1);
        private long size;

        private Stay(Sender sender, long size) {
            this.sender = sender;
            this.size = size;
        }

        private boolean isLetIn(Duration patience) {
            try {
                return letIn.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /**
         * The body turns out to be larger. It does not wait for that: whoever holds room and waits for more could wait for
         * somebody who does the same.
         *
         * @throws HttpRefusal 503 when there is no more
         */
        void grow(long more) {
            synchronized (IntakeRoom.this) {
                if (!mayHoldMore(sender, size) || (held > size && !fits(more))) throw full();
                hold(sender, more);
                size += more;
            }
        }

        @Override
        public void close() {
            synchronized (IntakeRoom.this) {
                hold(sender, -size);
                size = 0;
                letIn();
            }
        }
    }
}
