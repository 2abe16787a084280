package io.leporello.schema;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/**
 * Sends rows in the binary form of PostgreSQL's {@code COPY}, which takes them for less than an insert costs. It takes the first ones
 * while the next are still being written down; until the end or the close, the connection can be used for nothing else. Values have
 * to be of their column's very type.
 */
public final class CopiedRows implements AutoCloseable {

    private static final int SENT_AT_ONCE = 1 << 16;

    /** {@code PGCOPY}, then bytes that a change of line ends would break; no flags and no extension follow. */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final int NOTHING = -1;
    private static final short NO_MORE_ROWS = -1;

    /** Where PostgreSQL begins to count microseconds. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final ByteBuffer unsent = ByteBuffer.allocate(SENT_AT_ONCE);
    private final CopyIn copying;
    private final short columns;

    private CopiedRows(CopyIn copying, int columns) {
        this.copying = copying;
        this.columns = (short) columns;
        unsent.put(HEADER);
    }

    /**
     * @param table   as {@code SCHEMA.TABLE}
     * @param columns in the order in which each row's values follow
     */
    public static CopiedRows into(Connection connection, String table, List<String> columns) throws SQLException {
        // A connection that puts other tables' names into statements is asked for its own words.
        var copy = connection.nativeSQL(
                "copy %s (%s) from stdin (format binary)".formatted(table, String.join(", ", columns)));
        return new CopiedRows(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy), columns.size());
    }

    /** Before the first value of each row. */
    public CopiedRows row() throws SQLException {
        room(Short.BYTES).putShort(columns);
        return this;
    }

    /** A {@code bigint}. */
    public CopiedRows number(long value) throws SQLException {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    /** A {@code smallint}. */
    public CopiedRows number(short value) throws SQLException {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort(value);
        return this;
    }

    /** A {@code text}. */
    public CopiedRows text(@Nullable String value) throws SQLException {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** A {@code numeric}, with as many digits behind its point as are given. */
    public CopiedRows decimal(@Nullable BigDecimal value) throws SQLException {
        return bytes(value == null ? null : ByteConverter.numeric(value));
    }

    /** A {@code timestamptz}; what is less than a microsecond is left out. */
    public CopiedRows moment(Instant value) throws SQLException {
        var sinceEpoch = Duration.between(EPOCH, value);
        return number(TimeUnit.SECONDS.toMicros(sinceEpoch.getSeconds())
                + TimeUnit.NANOSECONDS.toMicros(sinceEpoch.getNano()));
    }

    private CopiedRows bytes(byte @Nullable [] value) throws SQLException {
        room(Integer.BYTES).putInt(value == null ? NOTHING : value.length);
        if (value == null) return this;
        if (value.length <= SENT_AT_ONCE) room(value.length).put(value);
        else {
            send();
            copying.writeToCopy(value, 0, value.length);
        }
        return this;
    }

    private ByteBuffer room(int bytes) throws SQLException {
        if (unsent.remaining() < bytes) send();
        return unsent;
    }

    private void send() throws SQLException {
        copying.writeToCopy(unsent.array(), 0, unsent.position());
        unsent.clear();
    }

    /** Writes all rows, or none. */
    public void end() throws SQLException {
        room(Short.BYTES).putShort(NO_MORE_ROWS);
        send();
        copying.endCopy();
    }

    /** Writes none, unless it has ended. */
    @Override
    public void close() throws SQLException {
        if (copying.isActive()) copying.cancelCopy();
    }
}
