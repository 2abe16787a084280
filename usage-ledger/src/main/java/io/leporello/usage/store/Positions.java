package io.leporello.usage.store;

import io.leporello.schema.Schema;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the ledger goes, and how far each projection has read. A projection's position is stored in the transaction
 * that stores its rows, so who reads the position and then the rows sees rows at least as new.
 */
public final class Positions {

    private static final String TOKENS = "select processor_name, token from usage.token where token is not null";

    private static final ObjectMapper JSON = JsonMapper.shared();

    private final EventStore store;
    private final JdbcTemplate database;

    /** @param schema the migrated tables */
    public Positions(EventStore store, JdbcTemplate database, Schema schema) {
        this.store = store;
        this.database = database;
    }

    /** The position of the last event in the ledger; 0 when there is none. */
    public long head() {
        return store.createHeadToken().position().orElse(0);
    }

    /**
     * The position of the last event that a projection of that scope has to read; 0 when there is none. From an Axon Server
     * every projection reads everything.
     */
    public long head(Scope scope) {
        if (scope == Scope.EVERYTHING || store instanceof EventStoreOnAxonServer) return head();
        return Objects.requireNonNullElse(
                database.queryForObject("select max(position) from usage.event where " + scope.condition(), Long.class),
                0L);
    }

    /** How far one projection has read; 0 when it has not begun. */
    public long of(String projection) {
        return all().getOrDefault(projection, 0L);
    }

    /** By projection; where it is split into segments, the position of the slowest. */
    public Map<String, Long> all() {
        var positions = new HashMap<String, Long>();
        database.query(TOKENS, row -> {
            positions.merge(row.getString(1), position(row.getString(2)), Math::min);
        });
        return positions;
    }

    /** When the event at a position was recorded; nothing when there is none. */
    public Optional<Instant> recordedAt(long position) {
        return database
                .query(
                        "select recorded_at from usage.event where position = ?",
                        (row, number) -> row.getTimestamp(1).toInstant(),
                        position)
                .stream()
                .findFirst();
    }

    /** A token of a running replay wraps the one that says how far it is. */
    private static long position(String token) {
        var json = JSON.readTree(token);
        var current = json.has("currentToken") ? json.path("currentToken") : json;
        return current.path("globalIndex").asLong(0);
    }
}
