package io.leporello.billing.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose turn it is in a run: every customer, closed ones too, in the order of their ids. */
@Component
final class RunCustomers {

    private static final String OF_RUN = """
            from (select distinct on (customer) customer, reseller from billing.customer
                   where customer > :after order by customer, position desc) as known
             where cast(:reseller as text) is null or reseller = :reseller
            """;

    private final JdbcClient database;

    RunCustomers(JdbcClient database) {
        this.database = database;
    }

    long count(@Nullable String reseller) {
        return database.sql("select count(*) " + OF_RUN)
                .param("after", "")
                .param("reseller", reseller)
                .query(Long.class)
                .single();
    }

    /** @param after the last customer that had its turn; empty before the first */
    List<String> next(@Nullable String reseller, String after, int limit) {
        return database.sql("select customer " + OF_RUN + " order by customer limit :limit")
                .param("after", after)
                .param("reseller", reseller)
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
