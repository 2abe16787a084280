package io.leporello.gateway.runtime.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a ledger's database consists of, as PostgreSQL itself tells it, so that no new table can be forgotten. */
final class Tables {

    /** Every schema that has migrations is a module's. Half-made tables of a rebuild stand in schemas that have none. */
    private static final String MODULES = """
            select schemaname from pg_tables where tablename = 'migration' order by schemaname
            """;

    private static final String TABLES = """
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
             where schemaname = any (?) and tablename <> 'migration' order by 1
            """;

    private static final String COLUMNS = """
            select quote_ident(attname) from pg_attribute
             where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
            """;

    private static final String SEQUENCES = """
            select quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value from pg_sequences
             where schemaname = any (?) and last_value is not null order by 1
            """;

    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    List<String> modules() throws SQLException {
        return texts(MODULES);
    }

    /** The last migration of each module. */
    Map<String, String> versions() throws SQLException {
        var versions = new LinkedHashMap<String, String>();
        for (var module : modules())
            versions.put(
                    module,
                    texts(
                                    "select version from " + module
                                            + ".migration where success and version is not null order by installed_rank desc limit 1")
                            .get(0));
        return versions;
    }

    List<String> tables() throws SQLException {
        return texts(TABLES, modules());
    }

    List<String> columns(String table) throws SQLException {
        return texts(COLUMNS, table);
    }

    Map<String, Long> sequences() throws SQLException {
        var numbers = new LinkedHashMap<String, Long>();
        try (var question = connection.prepareStatement(SEQUENCES)) {
            question.setArray(1, connection.createArrayOf("text", modules().toArray()));
            try (var rows = question.executeQuery()) {
                while (rows.next()) numbers.put(rows.getString(1), rows.getLong(2));
            }
        }
        return numbers;
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> texts(String sql, Object... arguments) throws SQLException {
        var texts = new ArrayList<String>();
        try (var question = connection.prepareStatement(sql)) {
            for (var index = 0; index < arguments.length; index++) {
                if (arguments[index] instanceof List<?> list)
                    question.setArray(index + 1, connection.createArrayOf("text", list.toArray()));
                else question.setObject(index + 1, arguments[index]);
            }
            try (var rows = question.executeQuery()) {
                while (rows.next()) texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
