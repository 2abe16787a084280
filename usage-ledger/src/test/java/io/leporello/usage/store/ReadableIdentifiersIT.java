package io.leporello.usage.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.postgres.TestDatabase;
import io.leporello.schema.Schema;
import io.leporello.usage.record.UsageIdentity;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger from when usage events were named by hashes only. */
class ReadableIdentifiersIT {

    private static final DataSource DATABASE =
            TestDatabase.of(ReadableIdentifiersIT.class).dataSource();

    private static final String LONG = "/pipelines/" + "of-a-long-name/".repeat(4);

    private final JdbcTemplate database = new JdbcTemplate(DATABASE);

    @BeforeEach
    void asItWasBefore() {
        FormerSchema.of(DATABASE, 11);
    }

    @Test
    void each_event_gets_the_name_under_which_it_is_looked_for_now_and_what_came_after_it_too() {
        stored(1, "hash-a", 0, "usage", "{\"source\":\"/ocr\",\"id\":\"a:1\"}");
        stored(2, "hash-b", 0, "usage", "{\"source\":\"/größe-📄\",\"id\":\"€\"}");
        stored(3, "hash-c", 0, "usage", "{\"source\":\"" + LONG + "\",\"id\":\"c\"}");
        stored(4, "hash-a", 1, "usage", "{\"reason\":\"twelve pages\"}");
        stored(5, "kunde", 0, "customer", "{\"source\":\"/ocr\",\"id\":\"kunde\"}");
        stored(6, "hash-a", 2, "usage", "{\"reason\":\"a test\"}");

        Schema.migrated("usage", DATABASE);

        var a = new UsageIdentity("/ocr", "a:1").aggregateId();
        assertThat(database.queryForList(
                        "select aggregate_id || ' ' || sequence from usage.event order by position", String.class))
                .containsExactly(
                        a + " 0",
                        new UsageIdentity("/größe-📄", "€").aggregateId() + " 0",
                        "hash-c 0",
                        a + " 1",
                        "kunde 0",
                        a + " 2");
    }

    @Test
    void nothing_is_stored_twice_afterwards() {
        stored(1, "hash-a", 0, "usage", "{\"source\":\"/ocr\",\"id\":\"a\"}");
        Schema.migrated("usage", DATABASE);

        var a = new UsageIdentity("/ocr", "a").aggregateId();
        assertThatThrownBy(() -> stored(2, a, 0, "usage", "{}")).isInstanceOf(DuplicateKeyException.class);
    }

    /** There names cannot be changed, and what was recorded under the old ones would be counted again. */
    @Test
    void usage_that_is_kept_elsewhere_is_left_to_the_version_before() {
        stored(1, "hash-a", 0, "usage", "{\"source\":\"/ocr\",\"id\":\"a\"}");
        database.update("insert into usage.token (processor_name, segment) values ('usage.ledger', 0)");

        assertThatThrownBy(() -> Schema.migrated("usage", DATABASE))
                .isInstanceOf(FlywayException.class)
                .hasMessageContaining("Names in an Axon Server cannot be changed");
        assertThat(database.queryForList("select aggregate_id from usage.event", String.class))
                .isEqualTo(List.of("hash-a"));
    }

    private void stored(long position, String aggregate, long sequence, String type, String payload) {
        database.update("""
                insert into usage.event (position, aggregate_id, sequence, aggregate_type, type, recorded_at, payload, metadata)
                values (?, ?, ?, ?, 'any', now(), ?, '{}')
                """, position, aggregate, sequence, type, payload);
    }
}
