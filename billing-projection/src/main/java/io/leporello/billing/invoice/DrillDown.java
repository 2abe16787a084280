package io.leporello.billing.invoice;

import io.leporello.refusal.Refusal;
import io.leporello.usage.entry.EntryPage;
import io.leporello.usage.entry.FindEntries;
import io.leporello.usage.entry.ListEntries;
import io.leporello.usage.entry.PlacedEntries;
import io.leporello.usage.entry.PlacedEntries.Placed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From a line down to the usage behind it, and from usage up to the lines it is in. */
@Component
final class DrillDown {

    private static final String SPAN =
            "select customer, used_from, used_to, since, position from billing.invoice_line where number = ? and line = ?";

    private static final String LINES = """
            select distinct line.number, line.line, line.customer, line.about, line.meter, line.amount, invoice.currency,
                            invoice.issued_at
              from unnest(?::text[], ?::text[], ?::bigint[]) as entry (customer, used_at, position)
              join billing.invoice_line line
                on line.customer = entry.customer and line.used_from <= entry.used_at::timestamptz
               and line.used_to > entry.used_at::timestamptz
               and line.since < entry.position and line.position >= entry.position
               and (line.meter is not null or line.cost is not null)
              join billing.invoice invoice on invoice.number = line.number
             order by invoice.issued_at, line.line
            """;

    private final JdbcClient database;
    private final QueryGateway queries;

    DrillDown(JdbcClient database, QueryGateway queries) {
        this.database = database;
        this.queries = queries;
    }

    private record Span(String customer, Instant from, Instant to, long since, long position) {}

    @QueryHandler
    EntryPage handle(ListLineUsage question) {
        var span = database.sql(SPAN)
                .params(question.number(), question.line())
                .query(DrillDown::span)
                .optional()
                .orElseThrow(() -> Refusal.unknown(
                        question.number() + " has no line " + question.line() + " that could have usage behind it."));
        var entries = new ListEntries(span.customer, span.from, span.to, span.since, span.position, question.paging());
        return queries.query(entries, EntryPage.class).join();
    }

    private static Span span(ResultSet row, int number) throws SQLException {
        return new Span(
                row.getString("customer"),
                instant(row, "used_from"),
                instant(row, "used_to"),
                row.getLong("since"),
                row.getLong("position"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @QueryHandler
    InvoiceLines handle(ListInvoiceLines question) {
        var visible = question.visible();
        var entries =
                queries
                        .query(new FindEntries(question.source(), question.id()), PlacedEntries.class)
                        .join()
                        .entries()
                        .stream()
                        .filter(entry -> visible == null || visible.contains(entry.customer()))
                        .toList();
        return new InvoiceLines(entries.isEmpty() ? List.of() : lines(entries), null);
    }

    private List<InvoiceLines.Line> lines(List<Placed> entries) {
        return database.sql(LINES)
                .params(
                        entries.stream().map(Placed::customer).toArray(String[]::new),
                        entries.stream()
                                .map(entry ->
                                        entry.usedAt().atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new),
                        entries.stream().map(Placed::position).toArray(Long[]::new))
                .query(DrillDown::line)
                .list();
    }

    private static InvoiceLines.Line line(ResultSet row, int number) throws SQLException {
        return new InvoiceLines.Line(
                row.getString("number"),
                row.getInt("line"),
                row.getString("customer"),
                YearMonth.parse(row.getString("about")),
                row.getString("meter"),
                row.getBigDecimal("amount"),
                row.getString("currency"));
    }
}
