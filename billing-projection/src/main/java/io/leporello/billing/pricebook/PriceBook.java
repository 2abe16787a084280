package io.leporello.billing.pricebook;

import io.leporello.account.contract.ContractTerms;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.plan.PlanTerms;
import io.leporello.billing.pricebook.PriceHistory.KnownContract;
import io.leporello.billing.pricebook.PriceHistory.KnownCustomer;
import io.leporello.billing.pricebook.PriceHistory.KnownVersion;
import io.leporello.event.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What held when, as it was known at a position. */
@Component
public final class PriceBook {

    private static final String CUSTOMER = """
            select position, customer, details, closed_from from billing.customer
             where customer = ? and position <= ? order by position desc limit 1
            """;

    private static final String CUSTOMERS = """
            select position, customer, details, closed_from from billing.customer
             where customer = ? and position <= ? order by position
            """;

    private static final String OF_RESELLER = """
            select * from (
                select distinct on (customer) position, customer, name, details, closed_from, reseller
                  from billing.customer
                 where customer in (select customer from billing.customer where reseller = ?)
                 order by customer, position desc) as known
             where reseller = ?
             order by name, customer
            """;

    private static final String CONTRACTS = """
            select position, terms from billing.contract where customer = ? and position <= ? order by position
            """;

    private static final String VERSIONS = """
            select position, plan, version, effective_from, terms from billing.plan_version
             where plan = any (?) and position <= ? order by position
            """;

    private final JdbcClient database;
    private final ObjectMapper json;

    PriceBook(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json.getObjectMapper();
    }

    /** A customer as known at a position; nothing when the account did not exist then. */
    public Optional<PricedCustomer> customer(String id, long position) {
        return database.sql(CUSTOMER).params(id, position).query(this::customer).optional();
    }

    /** The customers linked to a reseller as known now, by name. */
    public List<PricedCustomer> customersOf(String reseller) {
        return database.sql(OF_RESELLER)
                .params(reseller, reseller)
                .query(this::customer)
                .list();
    }

    /** What was agreed with a customer, as known at a position; nothing when the account did not exist then. */
    public Optional<PriceHistory> history(String customer, long position) {
        var customers = database.sql(CUSTOMERS)
                .params(customer, position)
                .query((row, number) -> new KnownCustomer(row.getLong("position"), customer(row, number)))
                .list();
        if (customers.isEmpty()) return Optional.empty();
        var contracts = database.sql(CONTRACTS)
                .params(customer, position)
                .query((row, number) -> new KnownContract(
                        row.getLong("position"), json.readValue(row.getString("terms"), ContractTerms.class)))
                .list();
        return Optional.of(new PriceHistory(customers, contracts, versions(contracts, position)));
    }

    private List<KnownVersion> versions(List<KnownContract> contracts, long position) {
        var plans = contracts.stream()
                .map(contract -> contract.terms().plan())
                .distinct()
                .toArray(String[]::new);
        return database.sql(VERSIONS)
                .params(plans, position)
                .query((row, number) -> new KnownVersion(row.getLong("position"), version(row)))
                .list();
    }

    private PlanVersion version(ResultSet row) throws SQLException {
        return new PlanVersion(
                row.getString("plan"),
                row.getInt("version"),
                row.getObject("effective_from", LocalDate.class),
                json.readValue(row.getString("terms"), PlanTerms.class));
    }

    private PricedCustomer customer(ResultSet row, int number) throws SQLException {
        return new PricedCustomer(
                row.getString("customer"),
                json.readValue(row.getString("details"), CustomerDetails.class),
                row.getObject("closed_from", LocalDate.class));
    }
}
