package io.leporello.usage.entry;

import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.usage.entry.PlacedEntries.Placed;
import io.leporello.usage.record.UsageIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sums and lists entries as they were known at a position. */
@Component
final class EntryQueries {

    private static final String SUM = """
            select coalesce(sum(documents), 0), coalesce(sum(pages), 0), coalesce(sum(credits), 0)
              from usage.entry where customer = ? and used_at >= ? and used_at < ? and position <= ?
            """;

    // Where the ledger is kept elsewhere there are no events here, and the entries are listed without what only those
    // say.
    private static final String LIST = """
            select entry.position, part, "user", product, used_at, documents, pages, credits,
                   event.payload::json ->> 'source' as source, event.payload::json ->> 'id' as id,
                   coalesce(event.payload::json -> 'usage', event.payload::json -> 'after',
                            event.payload::json -> 'before') ->> 'document' as document
              from (select * from usage.entry
                     where customer = ? and used_at >= ? and used_at < ? and position > ? and position <= ?
                       and used_at >= ? and (used_at, position, part) > (?, ?, ?)
                     order by used_at, position, part limit ?) as entry
              left join usage.event on event.position = entry.position
             order by used_at, position, part
            """;

    private static final String PLACES =
            "select customer, used_at, position from usage.entry where identity = ? order by position, part";

    private final JdbcTemplate database;

    EntryQueries(JdbcTemplate database) {
        this.database = database;
    }

    @QueryHandler
    Usage handle(SumEntries question) {
        return database.queryForObject(
                SUM,
                (row, number) -> new Usage(
                        Quantity.of(row.getBigDecimal(1)),
                        Quantity.of(row.getBigDecimal(2)),
                        Quantity.of(row.getBigDecimal(3))),
                question.customer(),
                utc(question.from()),
                utc(question.to()),
                question.upTo());
    }

    @QueryHandler
    EntryPage handle(ListEntries question) {
        var behind = EntryCursor.parse(question.paging().after());
        var rows = database.query(
                LIST,
                EntryQueries::view,
                question.customer(),
                utc(question.from()),
                utc(question.to()),
                question.after(),
                question.upTo(),
                utc(behind.usedAt()),
                utc(behind.usedAt()),
                behind.position(),
                behind.part(),
                question.paging().rows());
        return question.paging().cut(rows, EntryCursor::of, EntryPage::new);
    }

    private static EntryView view(ResultSet row, int number) throws SQLException {
        return new EntryView(
                row.getLong("position"),
                row.getInt("part"),
                row.getString("source"),
                row.getString("id"),
                row.getString("user"),
                row.getString("product"),
                row.getString("document"),
                instant(row),
                Quantity.of(row.getBigDecimal("documents")),
                Quantity.of(row.getBigDecimal("pages")),
                Quantity.of(row.getBigDecimal("credits")));
    }

    @QueryHandler
    PlacedEntries handle(FindEntries question) {
        return new PlacedEntries(database.query(
                PLACES,
                (row, number) -> new Placed(row.getString("customer"), instant(row), row.getLong("position")),
                new UsageIdentity(question.source(), question.id()).aggregateId()));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("used_at", OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
