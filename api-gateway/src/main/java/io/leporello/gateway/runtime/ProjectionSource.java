package io.leporello.gateway.runtime;

import io.leporello.usage.record.UsageRun;
import io.leporello.usage.store.Scope;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** Where projections read the ledger, in the way of the event store there is. */
public interface ProjectionSource {

    StreamableMessageSource<TrackedEventMessage<?>> of(Scope scope);

    /** The same for whoever takes recorded usage in {@link UsageRun}s too; there may be none of them. */
    default StreamableMessageSource<TrackedEventMessage<?>> inRuns(Scope scope) {
        return of(scope);
    }

    /** What a processing group is about: everything, unless it belongs to the accounts. */
    static Scope scopeOf(String processingGroup) {
        return processingGroup.startsWith("account.") ? Scope.WITHOUT_USAGE : Scope.EVERYTHING;
    }
}
