package io.leporello.gateway;

import io.leporello.gateway.security.ReadLog;
import io.leporello.page.Paging;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A read log in memory. */
public final class FakeReadLog implements ReadLog {

    private final List<Read> reads = new CopyOnWriteArrayList<>();

    @Override
    public synchronized long note(String actor, String call, String parameters, String request) {
        reads.add(new Read(reads.size(), actor, call, parameters, request, Instant.EPOCH, null));
        return reads.size() - 1L;
    }

    @Override
    public synchronized void answered(long entry, int status) {
        var read = reads.get((int) entry);
        reads.set(
                (int) entry,
                new Read(entry, read.actor(), read.call(), read.parameters(), read.request(), read.at(), status));
    }

    @Override
    public ReadPage list(@Nullable String actor, Paging paging) {
        return new ReadPage(List.copyOf(reads), null);
    }
}
