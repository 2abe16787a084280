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
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one request that passed every check but the last one: whether the ledger already has them.
 *
 * @param events   by their order; no two of a batch need be different
 * @param messages what is appended of each event that is new, in the same order
 * @param strict   all or nothing
 * @param outcome  completed when the batch is durable, or failed when it is not known to be
 */
record Batch(
        List<UsageEvent> events,
        List<DomainEventMessage<UsageRecorded>> messages,
        boolean strict,
        Origin origin,
        CompletableFuture<Outcome> outcome) {

    static final String AGGREGATE_TYPE = "usage";

    static Batch of(List<UsageEvent> events, boolean strict, Origin origin, Instant receivedAt) {
        var metaData = new HashMap<String, MetaData>();
        var messages = events.stream()
                .map(event -> message(
                        event,
                        metaData.computeIfAbsent(
                                event.usage().customer(),
                                customer -> origin.concerning(customer).asMetaData()),
                        receivedAt))
                .toList();
        return new Batch(events, messages, strict, origin, new CompletableFuture<>());
    }

    private static DomainEventMessage<UsageRecorded> message(UsageEvent event, MetaData metaData, Instant receivedAt) {
        var identity = event.identity();
        var id = identity.aggregateId();
        var recorded = new UsageRecorded(identity.source(), identity.id(), event.usage());
        return new GenericDomainEventMessage<>(AGGREGATE_TYPE, id, 0L, recorded, metaData, id + "#0", receivedAt);
    }

    /** Each message keeps what it was serialized to, so whoever does it first does it for the event store. */
    void serialize(Serializer serializer) {
        for (var message : messages) {
            message.serializePayload(serializer, String.class);
            message.serializeMetaData(serializer, String.class);
        }
    }

    /** The aggregate identifier of each event, in the same order. */
    List<String> ids() {
        return messages.stream().map(DomainEventMessage::getAggregateIdentifier).toList();
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
        var fresh = new LinkedHashMap<String, DomainEventMessage<UsageRecorded>>();
        var conflicts = new ArrayList<Rejection>();
        var duplicates = 0;
        for (var index = 0; index < events.size(); index++) {
            var event = events.get(index);
            var message = messages.get(index);
            var before = before(message.getAggregateIdentifier(), known, fresh);
            if (before == null) fresh.put(message.getAggregateIdentifier(), message);
            else if (before.equals(event.usage())) duplicates++;
            else conflicts.add(event.rejected(Rejection.Code.CONFLICT, conflict(before, event.usage())));
        }
        if (strict && !conflicts.isEmpty()) fresh.clear();
        fresh.forEach((id, message) -> known.put(id, message.getPayload().usage()));
        return new Decision(List.copyOf(fresh.values()), duplicates, conflicts);
    }

    private static @Nullable UsageFact before(
            String id, Map<String, UsageFact> known, Map<String, DomainEventMessage<UsageRecorded>> fresh) {
        var earlierInBatch = fresh.get(id);
        return earlierInBatch == null
                ? known.get(id)
                : earlierInBatch.getPayload().usage();
    }

    private static String conflict(UsageFact recorded, UsageFact sent) {
        return "This source and id were recorded before with " + String.join(" and ", recorded.differencesTo(sent))
                + ". To change a recorded event, send a correction.";
    }

    /**
     * What became of a batch.
     *
     * @param position in the ledger, at least that of every event of the batch
     */
    record Outcome(Decision decision, long position) {}

    /**
     * What is to be done with a batch.
     *
     * @param fresh to be appended
     */
    record Decision(List<DomainEventMessage<UsageRecorded>> fresh, int duplicates, List<Rejection> conflicts) {

        boolean isNothingNew() {
            return fresh.isEmpty();
        }
    }
}
