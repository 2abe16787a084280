package io.leporello.gateway.runtime.rebuild;

import io.leporello.gateway.operations.RebuildView;
import io.leporello.gateway.operations.RebuildView.State;
import io.leporello.schema.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every rebuild there was, as rows. */
@Component
final class RebuildTable {

    /** Says running only while somebody holds the lock that every rebuild holds; a killed process cannot say that it ended. */
    private static final String NEWEST = """
            select rebuild.*, exists (select from pg_locks
                                       where locktype = 'advisory' and classid = %d and objid = %d and granted
                                         and database = (select oid from pg_database where datname = current_database()))
                   as locked
              from usage.rebuild as rebuild where projection = :projection order by id desc limit 1
            """.formatted(RebuildLock.CLASS, RebuildLock.REBUILD);

    private final JdbcClient database;
    private final Clock clock;

    RebuildTable(JdbcClient database, Clock clock, @Qualifier("usageSchema") Schema migrated) {
        this.database = database;
        this.clock = clock;
    }

    /** @return the number of this rebuild */
    long started(String projection, String actor, long goal) {
        return database.sql("""
                insert into usage.rebuild (projection, state, actor, started_at, position, goal)
                values (:projection, 'running', :actor, :at, 0, :goal) returning id
                """)
                .param("projection", projection)
                .param("actor", actor)
                .param("at", now())
                .param("goal", goal)
                .query(Long.class)
                .single();
    }

    void reached(long id, long position, long goal) {
        database.sql("""
                update usage.rebuild set position = greatest(position, :position), goal = greatest(goal, :goal) where id = :id
                """)
                .param("id", id)
                .param("position", position)
                .param("goal", goal)
                .update();
    }

    void done(long id, long position) {
        database.sql("""
                update usage.rebuild set state = 'done', position = :position, goal = :position, finished_at = :at where id = :id
                """)
                .param("id", id)
                .param("position", position)
                .param("at", now())
                .update();
    }

    void ended(long id, State state, String failure) {
        database.sql("update usage.rebuild set state = :state, failure = :failure, finished_at = :at where id = :id")
                .param("id", id)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("failure", failure)
                .param("at", now())
                .update();
    }

    /** For whoever holds the lock, so that nothing can be running. */
    void nothingRuns() {
        database.sql("update usage.rebuild set state = 'interrupted' where state = 'running'")
                .update();
    }

    Optional<RebuildView> newest(String projection) {
        return database.sql(NEWEST)
                .param("projection", projection)
                .query((row, number) -> view(row))
                .optional();
    }

    private RebuildView view(ResultSet row) throws SQLException {
        var said = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        var state = said == State.RUNNING && !row.getBoolean("locked") ? State.INTERRUPTED : said;
        var startedAt = row.getObject("started_at", OffsetDateTime.class).toInstant();
        var finishedAt = Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
        var position = row.getLong("position");
        var until = Objects.requireNonNullElseGet(finishedAt, clock::instant);
        return new RebuildView(
                row.getString("projection"),
                state,
                percent(state, position, row.getLong("goal")),
                position,
                row.getLong("goal"),
                state == State.INTERRUPTED ? 0 : perSecond(position, startedAt, until),
                row.getString("actor"),
                startedAt,
                finishedAt,
                row.getString("failure"));
    }

    private static int percent(State state, long position, long goal) {
        if (state == State.DONE) return 100;
        return goal == 0 ? 0 : (int) Math.min(99, position * 100 / goal);
    }

    private static long perSecond(long position, Instant from, Instant to) {
        return position * 1_000 / Math.max(1, Duration.between(from, to).toMillis());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
