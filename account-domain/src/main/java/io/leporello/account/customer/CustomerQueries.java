package io.leporello.account.customer;

import io.leporello.event.EventJson;
import io.leporello.refusal.TextChecks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions about customers from their rows. */
@Component
@DependsOn("accountSchema")
class CustomerQueries {

    private static final String ROWS =
            "select id, details, closed_from, closed_at, registered_at from account.customer";

    private static final CustomerPage NONE = new CustomerPage(List.of(), null);

    private final JsonMapper json = EventJson.mapper();
    private final JdbcClient database;

    CustomerQueries(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    Optional<CustomerView> handle(FindCustomer query) {
        if (!TextChecks.isId(query.customerId())) return Optional.empty();
        return database.sql(ROWS + " where id = :id")
                .param("id", query.customerId())
                .query(this::view)
                .optional();
    }

    @QueryHandler
    CustomerPage handle(ListCustomers query) {
        if (query.reseller() != null && !TextChecks.isId(query.reseller())) return NONE;
        // An empty "in ()" is no SQL.
        if (query.ids() != null && query.ids().isEmpty()) return NONE;
        var wanted = CustomerFilter.of(query);
        var rows = database.sql(ROWS + wanted.where() + " order by name_key, id limit :rows")
                .params(wanted.values())
                .param("rows", query.paging().rows())
                .query(this::view)
                .list();
        return query.paging().cut(rows, NameCursor::behind, CustomerPage::new);
    }

    private CustomerView view(ResultSet row, int number) throws SQLException {
        var details = json.readValue(row.getString("details"), CustomerDetails.class);
        return new CustomerView(
                row.getString("id"),
                details.name(),
                details.legalName(),
                details.address(),
                details.vatId(),
                details.email(),
                details.currency(),
                details.timeZone(),
                details.locale(),
                details.reseller(),
                details.buyerReference(),
                row.getObject("closed_from", LocalDate.class),
                instant(row.getObject("closed_at", OffsetDateTime.class)),
                row.getObject("registered_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
