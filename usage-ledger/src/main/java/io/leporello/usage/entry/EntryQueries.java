package io.leporello.usage.entry;

import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.time.ZoneOffset;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sums entries as they were known at a position. */
@Component
final class EntryQueries {

    private static final String SUM = """
            select coalesce(sum(documents), 0), coalesce(sum(pages), 0), coalesce(sum(credits), 0)
              from usage.entry where customer = ? and used_at >= ? and used_at < ? and position <= ?
            """;

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
                question.from().atOffset(ZoneOffset.UTC),
                question.to().atOffset(ZoneOffset.UTC),
                question.upTo());
    }
}
