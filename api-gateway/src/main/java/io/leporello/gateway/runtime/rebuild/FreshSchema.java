package io.leporello.gateway.runtime.rebuild;

import io.leporello.projection.FreshTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes fresh tables like the old ones, column by column and index by index, and puts them in their places. */
final class FreshSchema {

    private static final String CONSTRAINTS = """
            select 'alter table %2$s add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
              from pg_constraint where conrelid = '%1$s'::regclass and contype in ('p', 'u', 'c') order by conname
            """;

    private static final String INDEXES = """
            select regexp_replace(pg_get_indexdef(indexrelid), ' ON (ONLY )?\\S+ USING ', ' ON %2$s USING ')
              from pg_index where indrelid = '%1$s'::regclass
               and not exists (select from pg_constraint where conindid = indexrelid and conrelid = indrelid)
            """;

    private static final String SETTINGS = """
            select 'alter table %2$s set (' || array_to_string(reloptions, ', ') || ')'
              from pg_class where oid = '%1$s'::regclass and reloptions is not null
            """;

    private final Connection connection;
    private final FreshTables fresh;

    FreshSchema(Connection connection, FreshTables fresh) {
        this.connection = connection;
        this.fresh = fresh;
    }

    /** What a rebuild that was killed left behind. */
    static void sweep(Connection connection) throws SQLException {
        var left = "select 'drop schema ' || quote_ident(nspname) || ' cascade' from pg_namespace where nspname like '"
                + FreshTables.PREFIX.replace("_", "\\_") + "%'";
        for (var drop : ask(connection, left)) run(connection, drop);
    }

    /** Empty tables without keys and indexes, which are quicker made over rows that are there. */
    void create() throws SQLException {
        run(connection, "create schema " + fresh.schema());
        for (var table : fresh.tables()) {
            var place = fresh.placeOf(table);
            run(
                    connection,
                    "create table " + place + " (like " + table
                            + " including defaults including generated including identity including storage)");
            repeat(SETTINGS, table);
        }
    }

    void complete() throws SQLException {
        for (var table : fresh.tables()) {
            repeat(CONSTRAINTS, table);
            repeat(INDEXES, table);
            run(connection, "analyze " + fresh.placeOf(table));
        }
    }

    private void repeat(String definitions, String table) throws SQLException {
        for (var definition : ask(connection, definitions.formatted(table, fresh.placeOf(table))))
            run(connection, definition);
    }

    /** Whoever reads one of the old tables is waited for as long as the transaction's lock timeout says. */
    void takePlaces() throws SQLException {
        run(connection, "lock table " + String.join(", ", fresh.tables()) + " in access exclusive mode");
        for (var table : fresh.tables()) {
            run(connection, "drop table " + table);
            run(
                    connection,
                    "alter table " + fresh.placeOf(table) + " set schema " + table.substring(0, table.indexOf('.')));
        }
        run(connection, "drop schema " + fresh.schema());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        var answers = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) answers.add(rows.getString(1));
        }
        return answers;
    }
}
