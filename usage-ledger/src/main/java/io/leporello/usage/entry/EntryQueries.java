package io.leporello.usage.entry;

import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sums entries as they were known at a position. */
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
                question.starts().get(0).atOffset(ZoneOffset.UTC),
                question.end().atOffset(ZoneOffset.UTC),
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
}
