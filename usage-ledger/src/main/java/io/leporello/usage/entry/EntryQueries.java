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
import java.util.Collections;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sums and lists entries as they were known at a position. */
@Component
final class EntryQueries {

    /**
     * What says no credits is counted apart, by product and version of the schedule, which say how many it is. The arrays
     * stand in queries of their own, or the text they come as would be read again for every row.
     */
    private static final String SUMS = """
            select width_bucket(used_at, (select ?::timestamptz[])) - 1 as span,
                   width_bucket(used_at, (select ?::timestamptz[])) as started,
                   product,
                   sum(documents) as documents,
                   sum(pages) as pages,
                   coalesce(sum(credits), 0) as credits,
                   coalesce(sum(documents) filter (where credits is null), 0) as documents_without_credits,
                   coalesce(sum(pages) filter (where credits is null), 0) as pages_without_credits
              from usage.entry where customer = ? and used_at >= ? and used_at < ? and position <= ?
             group by 1, 2, 3
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
                       and (cast(? as text) is null or coalesce("user", '') = ?)
                       and (cast(? as text) is null or coalesce(product, '') = ?)
                       and used_at >= ? and (used_at, position, part) > (?, ?, ?)
                     order by used_at, position, part limit ?) as entry
              left join usage.event on event.position = entry.position
             order by used_at, position, part
            """;

    private static final String PLACES = """
            select customer, used_at, position from usage.entry
             where position in (select position from usage.event where aggregate_id = ?
                                 union all
                                select position from usage.counted where identity = ?)
             order by position, part
            """;

    private final JdbcTemplate database;

    EntryQueries(JdbcTemplate database) {
        this.database = database;
    }

    @QueryHandler
    EntrySums handle(SumEntries question) {
        var usages = Collections.nCopies(question.starts().size(), Usage.NONE).toArray(Usage[]::new);
        database.query(
                SUMS,
                row -> {
                    var span = row.getInt("span");
                    usages[span] = usages[span].plus(usage(row, question));
                },
                texts(question.starts()),
                texts(question.rates().starts()),
                question.customer(),
                utc(question.starts().get(0)),
                utc(question.end()),
                question.upTo());
        return new EntrySums(List.of(usages));
    }

    private static Usage usage(ResultSet row, SumEntries question) throws SQLException {
        var bySchedule = question.rates()
                .creditsOf(
                        row.getInt("started"),
                        row.getString("product"),
                        Quantity.of(row.getBigDecimal("documents_without_credits")),
                        Quantity.of(row.getBigDecimal("pages_without_credits")));
        return new Usage(
                Quantity.of(row.getBigDecimal("documents")),
                Quantity.of(row.getBigDecimal("pages")),
                Quantity.of(row.getBigDecimal("credits")).plus(bySchedule));
    }

    /** As text, which PostgreSQL reads exactly. */
    private static String[] texts(List<Instant> instants) {
        return instants.stream().map(Instant::toString).toArray(String[]::new);
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
                question.user(),
                question.user(),
                question.product(),
                question.product(),
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
                credits(row));
    }

    private static @Nullable Quantity credits(ResultSet row) throws SQLException {
        var credits = row.getBigDecimal("credits");
        return credits == null ? null : Quantity.of(credits);
    }

    @QueryHandler
    PlacedEntries handle(FindEntries question) {
        var identity = new UsageIdentity(question.source(), question.id()).aggregateId();
        return new PlacedEntries(database.query(
                PLACES,
                (row, number) -> new Placed(row.getString("customer"), instant(row), row.getLong("position")),
                identity,
                identity));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("used_at", OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
