package io.leporello.account.customer;

import static java.util.Locale.ROOT;

import io.leporello.event.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final JsonMapper json = EventJson.mapper();
    private final JdbcClient database;

    CustomerQueries(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    Optional<CustomerView> handle(FindCustomer query) {
        return database.sql(ROWS + " where id = :id")
                .param("id", query.customerId())
                .query(this::view)
                .optional();
    }

    @QueryHandler
    CustomerPage handle(ListCustomers query) {
        var ids = query.ids();
        if (ids != null && ids.isEmpty()) return new CustomerPage(List.of(), null);
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (query.search() != null) {
            conditions.add("search like :part");
            values.put("part", "%" + literally(query.search().toLowerCase(ROOT)) + "%");
        }
        if (query.reseller() != null) {
            conditions.add("reseller = :reseller");
            values.put("reseller", query.reseller());
        }
        if (ids != null) {
            conditions.add("id in (:ids)");
            values.put("ids", ids);
        }
        if (query.paging().after() != null) {
            var after = NameCursor.parse(query.paging().after());
            conditions.add("(name_key, id) > (:afterName, :afterId)");
            values.put("afterName", after.name());
            values.put("afterId", after.id());
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var rows = database.sql(ROWS + where + " order by name_key, id limit "
                        + query.paging().rows())
                .params(values)
                .query(this::view)
                .list();
        return query.paging().cut(rows, NameCursor::behind, CustomerPage::new);
    }

    /** Text in which nothing stands for something else. */
    private static String literally(String part) {
        return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
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
