package io.leporello.billing.pricebook;

import io.leporello.account.contract.ContractTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.event.EventJson;
import io.leporello.measure.BillingPeriod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** What held when, as it was known at a position. */
@Component
public final class PriceBook {

    private static final String CUSTOMER = """
            select customer, name, currency, zone, reseller, closed_from from billing.customer
             where customer = ? and position <= ? order by position desc limit 1
            """;

    private static final String OF_RESELLER = """
            select * from (
                select distinct on (customer) customer, name, currency, zone, reseller, closed_from
                  from billing.customer
                 where customer in (select customer from billing.customer where reseller = ?)
                 order by customer, position desc) as known
             where reseller = ?
             order by name, customer
            """;

    private static final String CONTRACTS = """
            select distinct on (from_date) terms from billing.contract
             where customer = ? and position <= ? order by from_date, position desc
            """;

    private static final String VERSIONS = """
            select distinct on (plan, effective_from) plan, version, effective_from, terms from billing.plan_version
             where plan = any (?) and position <= ? order by plan, effective_from, position desc
            """;

    private final JdbcClient database;
    private final ObjectMapper json;

    PriceBook(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json.getObjectMapper();
    }

    /** A customer as known at a position; nothing when the account did not exist then. */
    public Optional<PricedCustomer> customer(String id, long position) {
        return database.sql(CUSTOMER)
                .params(id, position)
                .query(PriceBook::customer)
                .optional();
    }

    /** The customers linked to a reseller as known now, by name. */
    public List<PricedCustomer> customersOf(String reseller) {
        return database.sql(OF_RESELLER)
                .params(reseller, reseller)
                .query(PriceBook::customer)
                .list();
    }

    /** The parts of a period that a contract covers, in the order of time, as known at a position. */
    public List<AgreedPart> parts(PricedCustomer customer, BillingPeriod period, long position) {
        var contracts = database.sql(CONTRACTS)
                .params(customer.id(), position)
                .query((row, number) -> json.readValue(row.getString("terms"), ContractTerms.class))
                .list();
        var plans = contracts.stream().map(ContractTerms::plan).distinct().toArray(String[]::new);
        return new Agreements(contracts, versions(plans, position), customer.closedFrom()).partsOf(period);
    }

    private List<PlanVersion> versions(String[] plans, long position) {
        return database.sql(VERSIONS)
                .params(plans, position)
                .query((row, number) -> new PlanVersion(
                        row.getString("plan"),
                        row.getInt("version"),
                        row.getObject("effective_from", LocalDate.class),
                        json.readValue(row.getString("terms"), PlanTerms.class)))
                .list();
    }

    private static PricedCustomer customer(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        @Nullable LocalDate closedFrom = row.getObject("closed_from", LocalDate.class);
        return new PricedCustomer(
                row.getString("customer"),
                row.getString("name"),
                row.getString("currency"),
                ZoneId.of(row.getString("zone")),
                row.getString("reseller"),
                closedFrom);
    }
}
