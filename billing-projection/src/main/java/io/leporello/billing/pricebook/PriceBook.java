package io.leporello.billing.pricebook;

import io.leporello.account.contract.ContractTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.event.EventJson;
import io.leporello.measure.BillingPeriod;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final String NEWEST = """
            select * from (
                select distinct on (customer) customer, name, currency, zone, reseller, closed_from
                  from billing.customer order by customer, position desc) as known
            """;

    private static final String ZONES = """
            select distinct on (customer) customer, zone from billing.customer
             where customer = any (?) order by customer, position desc
            """;

    private static final String ALL_CONTRACTS = """
            select distinct on (customer, from_date) customer, terms from billing.contract
             where customer = any (?) order by customer, from_date, position desc
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

    /** The customers of an extent as known now, by name. */
    public List<PricedCustomer> within(Extent extent) {
        if (extent.customer() != null)
            return customer(extent.customer(), Long.MAX_VALUE).stream().toList();
        var wanted = extent.subtree() == null ? "" : " where reseller = :subtree or customer = :subtree";
        var question = database.sql(NEWEST + wanted + " order by name, customer");
        return (extent.subtree() == null ? question : question.param("subtree", extent.subtree()))
                .query(PriceBook::customer)
                .list();
    }

    /** In which zones the days of these customers begin, as known now. */
    public Map<String, ZoneId> zones(Collection<String> customers) {
        var zones = new HashMap<String, ZoneId>();
        database.sql(ZONES).param((Object) customers.toArray(String[]::new)).query(row -> {
            zones.put(row.getString("customer"), ZoneId.of(row.getString("zone")));
        });
        return zones;
    }

    /** The parts of a month that contracts of these customers cover, by customer id, as known now. */
    public Map<String, List<AgreedPart>> parts(List<PricedCustomer> customers, YearMonth month) {
        var contracts = contracts(customers.stream().map(PricedCustomer::id).toList());
        var plans = contracts.values().stream()
                .flatMap(List::stream)
                .map(ContractTerms::plan)
                .distinct()
                .toArray(String[]::new);
        var versions = versions(plans, Long.MAX_VALUE);
        var parts = new HashMap<String, List<AgreedPart>>();
        for (var customer : customers) {
            var agreed =
                    new Agreements(contracts.getOrDefault(customer.id(), List.of()), versions, customer.closedFrom());
            parts.put(customer.id(), agreed.partsOf(new BillingPeriod(month, customer.zone())));
        }
        return parts;
    }

    private Map<String, List<ContractTerms>> contracts(List<String> customers) {
        var contracts = new HashMap<String, List<ContractTerms>>();
        database.sql(ALL_CONTRACTS)
                .param((Object) customers.toArray(String[]::new))
                .query(row -> {
                    contracts
                            .computeIfAbsent(row.getString("customer"), id -> new ArrayList<>())
                            .add(json.readValue(row.getString("terms"), ContractTerms.class));
                });
        return contracts;
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
