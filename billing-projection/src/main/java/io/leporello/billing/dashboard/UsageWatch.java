package io.leporello.billing.dashboard;

import io.leporello.usage.entry.EntryFold;
import io.leporello.usage.entry.UsageEntry;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.stereotype.Component;

/** Tells who watches what was added, once it is committed. */
@Component
final class UsageWatch implements EntryFold {

    private final QueryUpdateEmitter updates;

    UsageWatch(QueryUpdateEmitter updates) {
        this.updates = updates;
    }

    @QueryHandler
    boolean handle(WatchUsage question) {
        return true;
    }

    @Override
    public void add(List<UsageEntry> entries) {
        var customers = entries.stream().map(UsageEntry::customer).distinct().toList();
        updates.emit(
                WatchUsage.class, watch -> customers.stream().anyMatch(watch::isAbout), new UsageArrived(customers));
    }

    @Override
    public void reset() {
        // Everything is summed up anew, and is told of then.
    }
}
