package io.leporello.usage.entry;

import io.leporello.schema.Columns;
import io.leporello.schema.CopiedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.stereotype.Component;

/** The rows of {@code usage.entry}. */
@Component
final class EntryTable {

    private static final List<String> COLUMNS =
            List.of("position", "part", "customer", "\"user\"", "product", "used_at", "documents", "pages", "credits");

    private static final String INSERT_NEW = """
            insert into usage.entry (position, part, customer, "user", product, used_at, documents, pages, credits)
            select position, part, customer, "user", product, used_at::timestamptz, documents, pages, credits
              from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[],
                          ?::numeric[])
                   as added (position, part, customer, "user", product, used_at, documents, pages, credits)
                on conflict do nothing
            returning position, part
            """;

    private static final String COMMIT_WITHOUT_WAITING_FOR_THE_DISK = "set local synchronous_commit = off";

    private static final String FIND_PLACES = "select position, part from usage.entry where position = any (?)";

    private final JdbcTemplate database;
    private final @Nullable CountedFacts counted;

    @Autowired
    EntryTable(JdbcTemplate database, ObjectProvider<CountedFacts> counted) {
        this(database, counted.getIfAvailable());
    }

    /** @param counted null where no store lets a fact in twice */
    EntryTable(JdbcTemplate database, @Nullable CountedFacts counted) {
        this.database = database;
        this.counted = counted;
    }

    /**
     * Only in a transaction, which goes on whatever was there. When it commits, what it wrote need not be on disk yet: should the
     * machine fail right then, the reader's place is lost with its rows, and it lays them out again from the ledger.
     *
     * @param entries by their position
     * @return the entries that were not there before: all of them, unless an event store let a fact in twice, or somebody else has
     *     laid out the same
     */
    List<UsageEntry> insert(List<UsageEntry> entries) {
        database.execute(COMMIT_WITHOUT_WAITING_FOR_THE_DISK);
        var fresh = counted == null ? entries : counted.uncounted(entries);
        try {
            database.execute((ConnectionCallback<Boolean>) connection -> copyAll(connection, fresh));
            return fresh;
        } catch (DuplicateKeyException laidOut) {
            return insertNew(fresh);
        }
    }

    private static boolean copyAll(Connection connection, List<UsageEntry> entries) throws SQLException {
        var before = connection.setSavepoint();
        try (var rows = CopiedRows.into(connection, "usage.entry", COLUMNS)) {
            for (var entry : entries) add(entry, rows);
            rows.end();
        } catch (SQLException refused) {
            connection.rollback(before);
            throw refused;
        }
        connection.releaseSavepoint(before);
        return true;
    }

    private static void add(UsageEntry entry, CopiedRows rows) throws SQLException {
        rows.row()
                .number(entry.position())
                .number((short) entry.part())
                .text(entry.customer())
                .text(entry.user())
                .text(entry.product())
                .moment(entry.usedAt())
                .number(entry.documents())
                .number(entry.pages())
                .decimal(entry.credits());
    }

    private List<UsageEntry> insertNew(List<UsageEntry> entries) {
        return at(
                places(INSERT_NEW, statement -> {
                    var columns = new Columns<>(statement.getConnection(), entries);
                    statement.setArray(1, columns.numbers(UsageEntry::position));
                    statement.setArray(2, columns.numbers(UsageEntry::part));
                    statement.setArray(3, columns.texts(UsageEntry::customer));
                    statement.setArray(4, columns.texts(UsageEntry::user));
                    statement.setArray(5, columns.texts(UsageEntry::product));
                    statement.setArray(6, columns.instants(UsageEntry::usedAt));
                    statement.setArray(7, columns.numbers(UsageEntry::documents));
                    statement.setArray(8, columns.numbers(UsageEntry::pages));
                    statement.setArray(9, columns.decimals(UsageEntry::credits));
                }),
                entries);
    }

    /** Those of the entries that are in the table. */
    List<UsageEntry> stored(List<UsageEntry> entries) {
        return at(
                places(
                        FIND_PLACES,
                        statement -> statement.setArray(
                                1, new Columns<>(statement.getConnection(), entries).numbers(UsageEntry::position))),
                entries);
    }

    private Set<Place> places(String statement, PreparedStatementSetter parameters) {
        var places = new HashSet<Place>();
        database.query(statement, parameters, row -> {
            places.add(new Place(row.getLong(1), row.getInt(2)));
        });
        return places;
    }

    private static List<UsageEntry> at(Set<Place> places, List<UsageEntry> entries) {
        return entries.stream()
                .filter(entry -> places.contains(new Place(entry.position(), entry.part())))
                .toList();
    }

    void clear() {
        database.execute("truncate usage.entry");
        if (counted != null) counted.clear();
    }

    private record Place(long position, int part) {}
}
