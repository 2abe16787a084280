package io.leporello.schema;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Gathers rows in the text form of PostgreSQL's {@code COPY}, which takes them for two thirds of what an insert costs. */
public final class CopiedRows {

    private static final int BYTES_OF_A_ROW = 256;

    private final StringBuilder text;
    private boolean rowBegun;

    /** @param rows about how many there will be */
    public CopiedRows(int rows) {
        this.text = new StringBuilder(rows * BYTES_OF_A_ROW);
    }

    /** The next value of the row. */
    public CopiedRows number(long value) {
        next().append(value);
        return this;
    }

    /**
     * The next value of the row.
     *
     * @param value written as it prints itself, which PostgreSQL has to read; null is none
     */
    public CopiedRows value(@Nullable Object value) {
        if (value instanceof String given) appendEscaped(given);
        else if (value instanceof BigDecimal decimal) next().append(decimal.toPlainString());
        else next().append(value == null ? "\\N" : value.toString());
        return this;
    }

    /** After the last value of each row. */
    public void endRow() {
        text.append('\n');
        rowBegun = false;
    }

    private StringBuilder next() {
        if (rowBegun) text.append('\t');
        rowBegun = true;
        return text;
    }

    private void appendEscaped(String value) {
        next();
        if (isPlain(value)) text.append(value);
        else for (var at = 0; at < value.length(); at++) append(value.charAt(at));
    }

    private static boolean isPlain(String value) {
        for (var at = 0; at < value.length(); at++)
            if (value.charAt(at) < ' ' || value.charAt(at) == '\\') return false;
        return true;
    }

    private void append(char character) {
        switch (character) {
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> text.append(character);
        }
    }

    /**
     * Writes all rows, or none.
     *
     * @param table with its columns in their order here, as {@code SCHEMA.TABLE (COLUMN, …)}
     */
    public void into(Connection connection, String table) throws SQLException {
        // A connection that puts other tables' names into statements is asked for its own words.
        var copy = connection.nativeSQL("copy " + table + " from stdin");
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var copying = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            copying.writeToCopy(bytes, 0, bytes.length);
            copying.endCopy();
        } finally {
            if (copying.isActive()) copying.cancelCopy();
        }
    }
}
