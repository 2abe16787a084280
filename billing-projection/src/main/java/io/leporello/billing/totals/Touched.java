package io.leporello.billing.totals;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tells which spans of time usage was recorded or corrected for since a position. It may name a span too many, never one too few. */
@Component
public final class Touched {

    private static final String TOUCHED = """
            select number - 1 from unnest(?::date[], ?::date[], ?::bigint[]) with ordinality
                   as span (first_day, last_day, since, number)
             where exists (select from billing.touched
                            where customer = ? and day between first_day and last_day and position > since)
            """;

    private final JdbcTemplate database;

    Touched(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * A span of time and since when it is asked about.
     *
     * @param from  the first instant
     * @param to    the first instant that is no longer in it
     * @param since what became known at a later position counts
     */
    public record Span(Instant from, Instant to, long since) {

        LocalDate firstDay() {
            return dayOf(from);
        }

        LocalDate lastDay() {
            return dayOf(to.minusNanos(1));
        }
    }

    /** Which of the spans, counted from 0, were touched. */
    public Set<Integer> ofThese(String customer, List<Span> spans) {
        if (spans.isEmpty()) return Set.of();
        return new TreeSet<>(database.query(
                TOUCHED,
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(
                            1,
                            array(
                                    connection,
                                    "text",
                                    spans,
                                    span -> span.firstDay().toString()));
                    statement.setArray(
                            2,
                            array(
                                    connection,
                                    "text",
                                    spans,
                                    span -> span.lastDay().toString()));
                    statement.setArray(3, array(connection, "bigint", spans, Span::since));
                    statement.setString(4, customer);
                },
                (row, number) -> row.getInt(1)));
    }

    private static Array array(Connection connection, String type, List<Span> spans, Function<Span, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, spans.stream().map(value).toArray());
    }

    /** Days of UTC: they are near enough to any customer's, and stay the same when the customer moves. */
    static LocalDate dayOf(Instant usedAt) {
        return usedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
