package io.leporello.usage.entry;

import io.leporello.schema.Columns;
import io.leporello.schema.Schema;
import java.util.HashSet;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Lets each fact of a ledger that is kept elsewhere count once. PostgreSQL refuses a fact that is there, but an Axon Server may let
 * it in again after a restart, unless it is told to look at every segment.
 */
public final class CountedFacts {

    private static final String NOTE_NEW = """
            insert into usage.counted (identity, sequence, position)
            select identity, sequence, position
              from unnest(?::text[], ?::bigint[], ?::bigint[]) as added (identity, sequence, position)
                on conflict do nothing
            returning position
            """;

    private final JdbcTemplate database;

    /** @param schema the migrated tables */
    public CountedFacts(JdbcTemplate database, Schema schema) {
        this.database = database;
    }

    /**
     * Only in the transaction that writes them.
     *
     * @param entries by their position
     * @return those of facts that were never counted before, noted as counted now
     */
    List<UsageEntry> uncounted(List<UsageEntry> entries) {
        var first = new HashSet<Long>();
        database.query(
                NOTE_NEW,
                statement -> {
                    var columns = new Columns<>(statement.getConnection(), withoutSecondParts(entries));
                    statement.setArray(1, columns.texts(UsageEntry::identity));
                    statement.setArray(2, columns.numbers(UsageEntry::sequence));
                    statement.setArray(3, columns.numbers(UsageEntry::position));
                },
                row -> {
                    first.add(row.getLong(1));
                });
        return entries.stream()
                .filter(entry -> first.contains(entry.position()))
                .toList();
    }

    private static List<UsageEntry> withoutSecondParts(List<UsageEntry> entries) {
        return entries.stream().filter(entry -> entry.part() == 0).toList();
    }

    void clear() {
        database.execute("truncate usage.counted");
    }
}
