package io.leporello.gateway.runtime.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.usage.RejectedUsage.Rejected;
import io.leporello.postgres.TestDatabase;
import io.leporello.schema.Schema;
import io.leporello.usage.intake.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RejectedUsageTableIT {

    private static final DataSource DATABASE =
            TestDatabase.of(RejectedUsageTableIT.class).dataSource();

    @Test
    void the_last_ones_are_still_there_after_a_restart_newest_first() {
        var before = started();
        before.keep(rejected(1, 30), 50);
        before.keep(rejected(31, 60), 50);

        var newest = started().newest();

        assertThat(newest).hasSize(50);
        assertThat(newest.get(0)).isEqualTo(rejected("event-60"));
        assertThat(newest.get(49)).isEqualTo(rejected("event-11"));
    }

    @Test
    void what_no_text_may_hold_is_left_out() {
        started().keep(List.of(rejected("half\0and half")), 50);
        assertThat(started().newest().get(0).rejection().id()).isEqualTo("halfand half");
    }

    /** As a process does that starts. */
    private static RejectedUsageTable started() {
        return new RejectedUsageTable(JdbcClient.create(DATABASE), Schema.migrated("gateway", DATABASE));
    }

    private static List<Rejected> rejected(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> rejected("event-" + number))
                .toList();
    }

    private static Rejected rejected(String id) {
        var rejection = new Rejection(3, null, id, "invalid", "data.pages is missing.");
        return new Rejected(Instant.parse("2026-10-03T08:15:30Z"), "key:1a2b", rejection);
    }
}
