package io.leporello.account.apikey;

import io.leporello.refusal.TextChecks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers questions about API keys from their rows. */
@Component
@DependsOn("accountSchema")
class ApiKeyQueries {

    private final JdbcClient database;

    ApiKeyQueries(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    ApiKeyPage handle(ListApiKeys query) {
        if (query.customer() != null && !TextChecks.isId(query.customer())) return new ApiKeyPage(List.of(), null);
        var owner = query.customer() == null ? "customer_id is null" : "customer_id = :customer";
        var rows = database.sql("select * from account.api_key left join account.api_key_use on key_id = id where "
                        + owner + " and id > :after order by id limit :rows")
                .param("customer", query.customer())
                .param("after", query.paging().afterId())
                .param("rows", query.paging().rows())
                .query(ApiKeyQueries::view)
                .list();
        return query.paging().cut(rows, ApiKeyView::id, ApiKeyPage::new);
    }

    private static ApiKeyView view(ResultSet row, int number) throws SQLException {
        return new ApiKeyView(
                row.getString("id"),
                "lep_" + row.getString("id"),
                row.getString("name"),
                row.getString("scopes").isEmpty()
                        ? List.of()
                        : List.of(row.getString("scopes").split(" ")),
                row.getString("customer_id"),
                row.getString("role"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("used_at", OffsetDateTime.class)),
                instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
