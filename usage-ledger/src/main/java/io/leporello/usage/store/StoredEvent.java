package io.leporello.usage.store;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger, still serialized.
 *
 * @param position   place in the ledger, from 1
 * @param sequence   place in the aggregate's own stream, from 0
 * @param recordedAt when the ledger knew it; grows with the position
 * @param revision   of the payload's shape; null for the first shape of an event that never declared one
 */
record StoredEvent(
        long position,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        @Nullable String revision,
        Instant recordedAt,
        String payload,
        String metadata)
        implements DomainEventData<String>, TrackedEventData<String> {

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    /** Made from what is unique anyway, so that it need not be stored. */
    @Override
    public String getEventIdentifier() {
        return aggregateId + '#' + sequence;
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(metadata, String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class, type, revision);
    }

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }
}
