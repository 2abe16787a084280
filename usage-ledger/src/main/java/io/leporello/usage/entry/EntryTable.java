package io.leporello.usage.entry;

import io.leporello.schema.Columns;
import io.leporello.schema.CopiedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of {@code usage.entry}. */
@Component
final class EntryTable {

    private static final String COLUMNS = """
            usage.entry (position, part, identity, sequence, customer, "user", product, used_at, documents, pages, credits)
            """;

    private static final String INSERT_NEW = """
            insert into usage.entry (position, part, identity, sequence, customer, "user", product, used_at,
                                     documents, pages, credits)
            select position, part, identity, sequence, customer, "user", product, used_at::timestamptz,
                   documents, pages, credits
              from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::bigint[], ?::bigint[], ?::numeric[])
                   as added (position, part, identity, sequence, customer, "user", product, used_at,
                             documents, pages, credits)
            on conflict (identity, sequence, part) do nothing
            """;

    private static final String FIND_POSITIONS =
            "select identity, sequence, part, position from usage.entry where identity = any (?)";

    private final JdbcTemplate database;

    EntryTable(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * Only in a transaction, which goes on whatever was there.
     *
     * @return the entries that were not there before; all of them, unless an event store let a fact in twice
     */
    List<UsageEntry> insert(List<UsageEntry> entries) {
        try {
            database.execute((ConnectionCallback<Boolean>) connection -> copyAll(connection, entries));
            return entries;
        } catch (DuplicateKeyException letInTwice) {
            insertNew(entries);
            return storedAtTheirPosition(entries);
        }
    }

    private static boolean copyAll(Connection connection, List<UsageEntry> entries) throws SQLException {
        var rows = new CopiedRows(entries.size());
        entries.forEach(entry -> add(entry, rows));
        var before = connection.setSavepoint();
        try {
            rows.into(connection, COLUMNS);
        } catch (SQLException refused) {
            connection.rollback(before);
            throw refused;
        }
        connection.releaseSavepoint(before);
        return true;
    }

    private static void add(UsageEntry entry, CopiedRows rows) {
        rows.number(entry.position())
                .number(entry.part())
                .value(entry.identity())
                .number(entry.sequence())
                .value(entry.customer())
                .value(entry.user())
                .value(entry.product())
                .value(entry.usedAt())
                .number(entry.documents())
                .number(entry.pages())
                .value(entry.credits())
                .endRow();
    }

    private void insertNew(List<UsageEntry> entries) {
        database.update(INSERT_NEW, statement -> {
            var columns = new Columns<>(statement.getConnection(), entries);
            statement.setArray(1, columns.numbers(UsageEntry::position));
            statement.setArray(2, columns.numbers(UsageEntry::part));
            statement.setArray(3, columns.texts(UsageEntry::identity));
            statement.setArray(4, columns.numbers(UsageEntry::sequence));
            statement.setArray(5, columns.texts(UsageEntry::customer));
            statement.setArray(6, columns.texts(UsageEntry::user));
            statement.setArray(7, columns.texts(UsageEntry::product));
            statement.setArray(8, columns.instants(UsageEntry::usedAt));
            statement.setArray(9, columns.numbers(UsageEntry::documents));
            statement.setArray(10, columns.numbers(UsageEntry::pages));
            statement.setArray(11, columns.decimals(UsageEntry::credits));
        });
    }

    /** Those of the entries that are in the table, and there from the same position. */
    List<UsageEntry> storedAtTheirPosition(List<UsageEntry> entries) {
        var positions = new HashMap<Key, Long>();
        database.query(
                FIND_POSITIONS,
                statement -> statement.setArray(
                        1, new Columns<>(statement.getConnection(), entries).texts(UsageEntry::identity)),
                row -> {
                    positions.put(new Key(row.getString(1), row.getLong(2), row.getInt(3)), row.getLong(4));
                });
        return entries.stream()
                .filter(entry -> Objects.equals(positions.get(Key.of(entry)), entry.position()))
                .toList();
    }

    void clear() {
        database.execute("truncate usage.entry");
    }

    private record Key(String identity, long sequence, int part) {
        static Key of(UsageEntry entry) {
            return new Key(entry.identity(), entry.sequence(), entry.part());
        }
    }
}
