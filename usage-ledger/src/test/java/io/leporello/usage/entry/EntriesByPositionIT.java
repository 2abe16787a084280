package io.leporello.usage.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.postgres.TestDatabase;
import io.leporello.schema.Schema;
import io.leporello.usage.store.FormerSchema;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Entries from when each was known by the identity of its fact. */
class EntriesByPositionIT {

    private static final DataSource DATABASE =
            TestDatabase.of(EntriesByPositionIT.class).dataSource();

    private static final String ROWS = """
            select position || '/' || part || ' ' || customer || ' ' || documents || ' ' || pages from usage.entry
             order by position, part
            """;

    private final JdbcTemplate database = new JdbcTemplate(DATABASE);

    @BeforeEach
    void asItWasBefore() {
        FormerSchema.of(DATABASE, 10);
        entry("a", 0, 0, 7, 1, 12);
        entry("b", 0, 0, 8, 1, 3);
        entry("a", 1, 0, 9, -1, -12);
        entry("a", 1, 1, 9, 1, 10);
    }

    @Test
    void every_entry_stays_and_is_known_by_the_place_of_its_event() {
        Schema.migrated("usage", DATABASE);

        assertThat(database.queryForList(ROWS, String.class))
                .containsExactly("7/0 kunde 1 12", "8/0 kunde 1 3", "9/0 kunde -1 -12", "9/1 kunde 1 10");
        assertThatThrownBy(() -> database.update("""
                        insert into usage.entry (position, part, customer, used_at, documents, pages)
                        values (9, 1, 'kunde', now(), 1, 1)
                        """)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void the_event_store_of_this_database_needs_no_note_of_what_was_counted() {
        Schema.migrated("usage", DATABASE);

        assertThat(database.queryForObject("select count(*) from usage.counted", Long.class))
                .isZero();
    }

    /** An event store elsewhere may let a fact in again, which is then known from before. */
    @Test
    void of_a_ledger_that_is_kept_elsewhere_each_fact_is_noted_as_counted_once() {
        database.update("insert into usage.token (processor_name, segment) values ('usage.ledger', 0)");

        Schema.migrated("usage", DATABASE);

        assertThat(database.queryForList(
                        "select identity || ' ' || sequence || ' ' || position from usage.counted order by position",
                        String.class))
                .containsExactly("a 0 7", "b 0 8", "a 1 9");
    }

    private void entry(String identity, long sequence, int part, long position, long documents, long pages) {
        database.update("""
                insert into usage.entry (position, part, identity, sequence, customer, used_at, documents, pages)
                values (?, ?, ?, ?, 'kunde', timestamptz '2026-10-03 12:00Z', ?, ?)
                """, position, part, identity, sequence, documents, pages);
    }
}
