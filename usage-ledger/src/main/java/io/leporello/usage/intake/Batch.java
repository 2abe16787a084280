package io.leporello.usage.intake;

import io.leporello.event.Origin;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageRecorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The events of one request that passed every check but the last one: whether the ledger already has them.
 *
 * @param events  by their order; no two of a batch need be different
 * @param strict  all or nothing
 * @param ids     the aggregate identifier of each event, in the same order
 * @param outcome completed when the batch is durable, or failed when it is not known to be
 */
record Batch(
        List<UsageEvent> events,
        List<String> ids,
        boolean strict,
        Origin origin,
        Instant receivedAt,
        CompletableFuture<Outcome> outcome) {

    static final String AGGREGATE_TYPE = "usage";

    static Batch of(List<UsageEvent> events, boolean strict, Origin origin, Instant receivedAt) {
        var ids = events.stream().map(event -> event.identity().aggregateId()).toList();
        return new Batch(events, ids, strict, origin, receivedAt, new CompletableFuture<>());
    }

    int size() {
        return events.size();
    }

    /**
     * Compares with what is known and adds to it what is new, so that the next batch of the same transaction knows it.
     *
     * @param known what the ledger holds, by aggregate identifier; grows
     */
    Decision decide(Map<String, UsageFact> known) {
        var fresh = new LinkedHashMap<String, UsageEvent>();
        var conflicts = new ArrayList<Rejection>();
        var duplicates = 0;
        for (var index = 0; index < events.size(); index++) {
            var event = events.get(index);
            var before = before(ids.get(index), known, fresh);
            if (before == null) fresh.put(ids.get(index), event);
            else if (before.equals(event.usage())) duplicates++;
            else conflicts.add(event.rejected(Rejection.Code.CONFLICT, conflict(before, event.usage())));
        }
        if (strict && !conflicts.isEmpty()) fresh.clear();
        fresh.forEach((id, event) -> known.put(id, event.usage()));
        return new Decision(fresh, duplicates, conflicts);
    }

    private static @Nullable UsageFact before(String id, Map<String, UsageFact> known, Map<String, UsageEvent> fresh) {
        var earlierInBatch = fresh.get(id);
        return earlierInBatch == null ? known.get(id) : earlierInBatch.usage();
    }

    private static String conflict(UsageFact recorded, UsageFact sent) {
        return "This source and id were recorded before with " + String.join(" and ", recorded.differencesTo(sent))
                + ". To change a recorded event, send a correction.";
    }

    /** The events to append for a decision. */
    List<DomainEventMessage<?>> messages(Decision decision) {
        var metaData = new HashMap<String, MetaData>();
        var messages = new ArrayList<DomainEventMessage<?>>(decision.fresh().size());
        decision.fresh()
                .forEach((id, event) -> messages.add(message(
                        id,
                        event,
                        metaData.computeIfAbsent(
                                event.usage().customer(),
                                customer -> origin.concerning(customer).asMetaData()))));
        return messages;
    }

    private DomainEventMessage<UsageRecorded> message(String id, UsageEvent event, MetaData metaData) {
        var recorded =
                new UsageRecorded(event.identity().source(), event.identity().id(), event.usage());
        return new GenericDomainEventMessage<>(AGGREGATE_TYPE, id, 0L, recorded, metaData, id + "#0", receivedAt);
    }

    /**
     * What became of a batch.
     *
     * @param position of the ledger's last event then, so at least that of every event of the batch
     */
    record Outcome(Decision decision, long position) {}

    /** What is to be done with a batch. */
    record Decision(Map<String, UsageEvent> fresh, int duplicates, List<Rejection> conflicts) {

        boolean isNothingNew() {
            return fresh.isEmpty();
        }
    }
}
