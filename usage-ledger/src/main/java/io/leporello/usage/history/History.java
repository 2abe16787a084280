package io.leporello.usage.history;

import io.leporello.event.EventJson;
import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import io.leporello.usage.record.UsageIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Answers questions about the ledger from the ledger itself. */
@Component
final class History {

    private final JdbcTemplate database;
    private final ObjectMapper json;

    History(JdbcTemplate database, EventJson json) {
        this.database = database;
        this.json = json.getObjectMapper();
    }

    @QueryHandler
    HistoryPage handle(ListHistory question) {
        var where = new Conditions();
        where.add("position >= ?", question.fromPosition());
        if (question.visible() != null)
            where.add("customer = any (?)", question.visible().toArray(String[]::new));
        if (question.customer() != null) where.add("customer = ?", question.customer());
        if (question.type() != null) where.add("type = ?", question.type());
        if (question.user() != null) where.add("strpos(payload, ?) > 0", member("user", question.user()));
        if (question.source() != null && question.id() != null)
            where.add("aggregate_id = ?", new UsageIdentity(question.source(), question.id()).aggregateId());
        else if (question.source() != null) where.add("strpos(payload, ?) > 0", member("source", question.source()));
        else if (question.id() != null) where.add("strpos(payload, ?) > 0", member("id", question.id()));
        if (question.from() != null) where.add("position > usage.position_before(?)", atUtc(question.from()));
        if (question.to() != null) where.add("position <= usage.position_before(?)", atUtc(question.to()));
        if (question.aggregate() != null) where.add("aggregate_id = ?", question.aggregate());
        var paging = question.paging();
        var newestFirst = question.newestFirst();
        if (paging.after() != null) where.add(newestFirst ? "position < ?" : "position > ?", position(paging.after()));
        var rows = database.query(where.statement(newestFirst, paging.rows()), this::event, where.arguments());
        return paging.cut(rows, event -> Long.toString(event.position()), HistoryPage::new);
    }

    @QueryHandler
    Long handle(FindPosition question) {
        return database.queryForObject(
                "select usage.position_before(?)", (row, number) -> row.getLong(1), atUtc(question.moment()));
    }

    private static long position(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException noPosition) {
            throw Refusal.invalid("after", "is \"" + after + "\"; the \"next\" of the page before was expected");
        }
    }

    /** A member as it stands in the stored text; inside a string value its quotes would be escaped. */
    private String member(String name, String value) {
        return "\"" + name + "\":" + json.writeValueAsString(value);
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private HistoryEvent event(ResultSet row, int number) throws SQLException {
        var recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
        var payload = json.readTree(row.getString("payload"));
        return new HistoryEvent(
                row.getLong("position"),
                row.getString("type"),
                row.getString("aggregate_id"),
                row.getLong("sequence"),
                recordedAt,
                occurredAt(payload, recordedAt),
                actor(row.getString("metadata")),
                payload);
    }

    private static Instant occurredAt(JsonNode payload, Instant recordedAt) {
        var usedAt = payload.path("usage").path("usedAt");
        return usedAt.isString() ? Instant.parse(usedAt.stringValue()) : recordedAt;
    }

    @SuppressWarnings("unchecked")
    private String actor(String metadata) {
        return Origin.of((Map<String, Object>) json.readValue(metadata, Map.class))
                .actor();
    }

    private static final class Conditions {
        private final List<String> texts = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String text, Object value) {
            texts.add(text);
            values.add(value);
        }

        String statement(boolean newestFirst, int limit) {
            return "select position, type, aggregate_id, sequence, recorded_at, payload, metadata from usage.event where "
                    + String.join(" and ", texts) + " order by position" + (newestFirst ? " desc" : "") + " limit "
                    + limit;
        }

        Object[] arguments() {
            return values.toArray();
        }
    }
}
