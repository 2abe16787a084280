package io.leporello.billing.run;

import io.leporello.money.Currencies;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers how far runs are. */
@Component
final class RunQueries {

    private static final int FAILURES_MAX = 1_000;

    private final JdbcClient database;
    private final RunCustomers customers;

    RunQueries(JdbcClient database, RunCustomers customers) {
        this.database = database;
        this.customers = customers;
    }

    @QueryHandler
    Optional<RunView> handle(FindRun question) {
        return database.sql("select * from billing.run where id = ?")
                .param(question.runId())
                .query(this::view)
                .optional();
    }

    @QueryHandler
    RunPage handle(ListRuns question) {
        var paging = question.paging();
        var rows = database.sql("""
                select * from billing.run
                 where position < coalesce((select position from billing.run where id = :after), 9223372036854775807)
                 order by position desc limit :rows
                """)
                .param("after", paging.after())
                .param("rows", paging.rows())
                .query(this::view)
                .list();
        return paging.cut(rows, RunView::id, RunPage::new);
    }

    private RunView view(ResultSet row, int number) throws SQLException {
        var id = row.getString("id");
        var reseller = row.getString("reseller");
        var completedAt = instant(row, "completed_at");
        var done = row.getLong("issued") + row.getLong("skipped") + row.getLong("failed");
        return new RunView(
                id,
                YearMonth.parse(row.getString("period")),
                reseller,
                completedAt == null ? RunView.RUNNING : RunView.COMPLETED,
                completedAt == null ? Math.max(done, customers.count(reseller)) : done,
                done,
                row.getLong("issued"),
                row.getLong("skipped"),
                row.getLong("failed"),
                totals(id),
                failures(id),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                completedAt);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private List<RunView.Total> totals(String run) {
        return database.sql("""
                select currency, sum(net) as net, sum(gross) as gross
                  from billing.run_invoice join billing.invoice using (number)
                 where run = ? group by currency order by currency
                """)
                .param(run)
                .query((row, number) ->
                        new RunView.Total(row.getString("currency"), amount(row, "net"), amount(row, "gross")))
                .list();
    }

    private static BigDecimal amount(ResultSet row, String column) throws SQLException {
        var currency = Currencies.of(row.getString("currency"));
        return row.getBigDecimal(column).setScale(currency.getDefaultFractionDigits());
    }

    private List<RunAdvanced.Failure> failures(String run) {
        return database.sql("select customer, detail from billing.run_failure where run = ? order by customer limit ?")
                .params(run, FAILURES_MAX)
                .query((row, number) -> new RunAdvanced.Failure(row.getString("customer"), row.getString("detail")))
                .list();
    }
}
