package io.leporello.usage.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Looks streams up in the copy of a ledger that is kept elsewhere. The copy is a little behind, so a stream it does not
 * know may still exist: then the store refuses it, and only then is the store itself asked, stream by stream.
 */
final class CopiedFirstEvents implements FirstEvents {

    private final FirstEvents copy;
    private final EventStore store;

    CopiedFirstEvents(FirstEvents copy, EventStore store) {
        this.copy = copy;
        this.store = store;
    }

    @Override
    public Map<String, Object> of(Collection<String> aggregateIds) {
        return copy.of(aggregateIds);
    }

    @Override
    public Map<String, Object> afterRefusal(Collection<String> aggregateIds) {
        var found = new HashMap<>(copy.of(aggregateIds));
        for (var id : aggregateIds) if (!found.containsKey(id)) ask(id, found);
        return found;
    }

    private void ask(String id, Map<String, Object> found) {
        var events = store.readEvents(id);
        if (events.hasNext()) found.put(id, events.next().getPayload());
    }
}
