package io.leporello.billing.pricebook;

import io.leporello.billing.pricebook.ResellersView.Reseller;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells who sells to others, as known now. */
@Component
final class ResellerQueries {

    private static final String RESELLERS = """
            with known as (select distinct on (customer) customer, name, reseller
                             from billing.customer order by customer, position desc)
            select seller.customer, seller.name, count(*) as customers
              from known as seller join known as sold on sold.reseller = seller.customer
             group by seller.customer, seller.name order by seller.name, seller.customer
            """;

    private final JdbcClient database;

    ResellerQueries(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    ResellersView handle(ListResellers question) {
        var resellers = database.sql(RESELLERS)
                .query((row, number) ->
                        new Reseller(row.getString("customer"), row.getString("name"), row.getLong("customers")))
                .list();
        return new ResellersView(resellers);
    }
}
