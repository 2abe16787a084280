package io.leporello.usage.store;

import io.leporello.event.Origin;
import io.leporello.schema.Columns;
import io.leporello.schema.CopiedRows;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event on its way into the table. */
record EventRow(
        String aggregateType,
        String aggregateId,
        long sequence,
        @Nullable String customer,
        SerializedObject<String> payload,
        String metadata) {

    static EventRow of(DomainEventMessage<?> event, Serializer serializer) {
        return new EventRow(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                (String) event.getMetaData().get(Origin.CUSTOMER),
                event.serializePayload(serializer, String.class),
                event.serializeMetaData(serializer, String.class).getData());
    }

    /** The same eight values in the same order as {@link #set}. */
    void addTo(CopiedRows rows) throws SQLException {
        rows.text(aggregateType)
                .text(aggregateId)
                .number(sequence)
                .text(payload.getType().getName())
                .text(payload.getType().getRevision())
                .text(customer)
                .text(payload.getData())
                .text(metadata);
    }

    /** Sets the eight parameters from {@code first} on, in the order of the record but for type and revision. */
    static void set(PreparedStatement insert, int first, Columns<EventRow> columns) throws SQLException {
        insert.setArray(first, columns.texts(EventRow::aggregateType));
        insert.setArray(first + 1, columns.texts(EventRow::aggregateId));
        insert.setArray(first + 2, columns.numbers(EventRow::sequence));
        insert.setArray(first + 3, columns.texts(row -> row.payload().getType().getName()));
        insert.setArray(first + 4, columns.texts(row -> row.payload().getType().getRevision()));
        insert.setArray(first + 5, columns.texts(EventRow::customer));
        insert.setArray(first + 6, columns.texts(row -> row.payload().getData()));
        insert.setArray(first + 7, columns.texts(EventRow::metadata));
    }
}
