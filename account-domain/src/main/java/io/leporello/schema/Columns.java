package io.leporello.schema;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into the columns that {@code unnest} takes, so that one short statement writes thousands of rows.
 *
 * @param rows in the order in which they are to be written
 */
public record Columns<T>(Connection connection, List<T> rows) {

    public Array texts(Function<T, @Nullable String> value) throws SQLException {
        return array("text", value, new String[rows.size()]);
    }

    public Array numbers(ToLongFunction<T> value) throws SQLException {
        return array("bigint", value::applyAsLong, new Long[rows.size()]);
    }

    public Array decimals(Function<T, @Nullable BigDecimal> value) throws SQLException {
        return array("numeric", value, new BigDecimal[rows.size()]);
    }

    /** Instants as text, which PostgreSQL reads exactly; the driver would go through the JVM's default time zone. */
    public Array instants(Function<T, Instant> value) throws SQLException {
        return texts(row -> value.apply(row).toString());
    }

    /** @param values of the very type: for an array of objects the driver writes and escapes text, otherwise binary */
    private <V extends @Nullable Object> Array array(String type, Function<T, V> value, V[] values)
            throws SQLException {
        for (var row = 0; row < values.length; row++) values[row] = value.apply(rows.get(row));
        return connection.createArrayOf(type, values);
    }
}
