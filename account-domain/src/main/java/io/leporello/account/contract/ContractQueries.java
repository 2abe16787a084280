package io.leporello.account.contract;

import io.leporello.event.EventJson;
import io.leporello.page.Paging;
import io.leporello.refusal.TextChecks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions about contracts from their rows. */
@Component
@DependsOn("accountSchema")
class ContractQueries {

    private final JsonMapper json = EventJson.mapper();
    private final JdbcClient database;

    ContractQueries(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    ContractPage handle(ListContracts query) {
        if (!TextChecks.isId(query.customerId())) return new ContractPage(List.of(), null);
        var rows = database.sql("""
                select agreed.customer_id, agreed.number, agreed.terms, agreed.agreed_at,
                       exists (select from account.contract later
                               where later.customer_id = agreed.customer_id and later.from_day = agreed.from_day
                                 and later.number > agreed.number) as superseded
                from account.contract agreed
                where agreed.customer_id = :customer and agreed.number > :after
                order by agreed.number limit :rows
                """)
                .param("customer", query.customerId())
                .param("after", after(query.paging()))
                .param("rows", query.paging().rows())
                .query(this::view)
                .list();
        return query.paging().cut(rows, contract -> Integer.toString(contract.number()), ContractPage::new);
    }

    private static int after(Paging paging) {
        if (paging.after() == null) return 0;
        try {
            return Integer.parseInt(paging.after());
        } catch (NumberFormatException foreign) {
            throw Paging.foreign(paging.after());
        }
    }

    private ContractView view(ResultSet row, int number) throws SQLException {
        var terms = json.readValue(row.getString("terms"), ContractTerms.class);
        return new ContractView(
                row.getString("customer_id"),
                row.getInt("number"),
                terms.plan(),
                terms.from(),
                terms.discountPercent(),
                terms.minimum(),
                terms.overrides(),
                terms.billTo(),
                row.getBoolean("superseded"),
                row.getObject("agreed_at", OffsetDateTime.class).toInstant());
    }
}
