package io.leporello.usage.store;

import io.leporello.schema.Columns;
import io.leporello.schema.CopiedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;

/**
 * Writes at the end of the table of events. Who does so holds the end until the transaction is over, and numbers from the last
 * position on. A second writer waits for the first one's commit, so a larger position is never visible before a smaller one.
 */
final class EventTable {

    /** Up to so many rows one call is quicker than the several ways to the server and back that copying takes. */
    private static final int FEW = 200;

    private static final String APPEND = "select usage.append(?::text::timestamptz, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String HOLD_END = "select last, recorded_at from usage.hold_end(?::text::timestamptz)";

    private static final List<String> COLUMNS = List.of(
            "position",
            "recorded_at",
            "aggregate_type",
            "aggregate_id",
            "sequence",
            "type",
            "revision",
            "customer",
            "payload",
            "metadata");

    private EventTable() {}

    /**
     * Whether {@link #append} of so many is a single statement, and so a transaction of its own where there is none. It finds out
     * by itself then whether one of them is there already, for less than a question before and without a fault in the database.
     */
    static boolean needsOneStatementFor(int rows) {
        return rows <= FEW;
    }

    /**
     * Appends all rows, or none.
     *
     * @param now the earliest time they are recorded at
     * @return the last position before them; 0 when they are the first
     * @throws DuplicateKeyException when one of them is there already
     */
    static long append(Connection connection, List<EventRow> rows, Instant now) throws SQLException {
        return needsOneStatementFor(rows.size()) ? call(connection, rows, now) : copy(connection, rows, now);
    }

    private static long call(Connection connection, List<EventRow> rows, Instant now) throws SQLException {
        try (var append = connection.prepareStatement(APPEND)) {
            append.setString(1, now.toString());
            EventRow.set(append, 2, new Columns<>(connection, rows));
            try (var last = append.executeQuery()) {
                last.next();
                var position = last.getLong(1);
                if (last.wasNull()) throw new DuplicateKeyException("One of these events is there already.");
                return position;
            }
        }
    }

    private static long copy(Connection connection, List<EventRow> rows, Instant now) throws SQLException {
        try (var holdEnd = connection.prepareStatement(HOLD_END)) {
            holdEnd.setString(1, now.toString());
            try (var end = holdEnd.executeQuery()) {
                end.next();
                copy(
                        connection,
                        rows,
                        end.getLong(1),
                        end.getObject(2, OffsetDateTime.class).toInstant());
                return end.getLong(1);
            }
        }
    }

    private static void copy(Connection connection, List<EventRow> rows, long last, Instant recordedAt)
            throws SQLException {
        var position = last;
        try (var copied = CopiedRows.into(connection, "usage.event", COLUMNS)) {
            for (var row : rows) row.addTo(copied.row().number(++position).moment(recordedAt));
            copied.end();
        }
    }
}
