package io.leporello.billing.pricebook;

import io.leporello.account.contract.ContractTerms;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.plan.PlanTerms;
import io.leporello.billing.pricebook.PriceHistory.KnownContract;
import io.leporello.billing.pricebook.PriceHistory.KnownCustomer;
import io.leporello.billing.pricebook.PriceHistory.KnownVersion;
import io.leporello.event.EventJson;
import io.leporello.measure.BillingPeriod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final String NEWEST = """
            select * from (
                select distinct on (customer) position, customer, name, details, reseller, closed_from
                  from billing.customer order by customer, position desc) as known
            """;

    private static final String NAMES = """
            select customer, name from (
                select distinct on (customer) customer, name, reseller
                  from billing.customer order by customer, position desc) as known
            """;

    private static final String ZONES = """
            select distinct on (customer) customer, details::jsonb ->> 'timeZone' as zone from billing.customer
             where customer = any (?) order by customer, position desc
            """;

    private static final String ALL_CONTRACTS = """
            select distinct on (customer, from_date) customer, terms from billing.contract
             where customer = any (?) order by customer, from_date, position desc
            """;

    private static final String NEWEST_VERSIONS = """
            select distinct on (plan, effective_from) plan, version, effective_from, terms from billing.plan_version
             where plan = any (?) order by plan, effective_from, position desc
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

    /** The customers of an extent as known now, by name. */
    public List<PricedCustomer> within(Extent extent) {
        if (extent.customer() != null)
            return customer(extent.customer(), Long.MAX_VALUE).stream().toList();
        return within(extent, NEWEST).query(this::customer).list();
    }

    /** What the customers of an extent are called now, by id, in the order of their names. */
    public Map<String, String> names(Extent extent) {
        var names = new LinkedHashMap<String, String>();
        within(extent, NAMES).query(row -> {
            names.put(row.getString("customer"), row.getString("name"));
        });
        return names;
    }

    private JdbcClient.StatementSpec within(Extent extent, String known) {
        var wanted = " where customer = :customer or reseller = :subtree or customer = :subtree"
                + " or (:customer is null and :subtree is null) order by name, customer";
        return database.sql(known + wanted)
                .param("customer", extent.customer(), Types.VARCHAR)
                .param("subtree", extent.subtree(), Types.VARCHAR);
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
        return parts(customers, List.of(month)).get(0);
    }

    /** The same of several months, in their order. */
    public List<Map<String, List<AgreedPart>>> parts(List<PricedCustomer> customers, List<YearMonth> months) {
        var contracts = contracts(customers.stream().map(PricedCustomer::id).toList());
        var plans = contracts.values().stream()
                .flatMap(List::stream)
                .map(ContractTerms::plan)
                .distinct()
                .toArray(String[]::new);
        var versions = newestVersions(plans);
        var parts = new ArrayList<Map<String, List<AgreedPart>>>();
        for (var month : months) {
            var ofMonth = new HashMap<String, List<AgreedPart>>();
            for (var customer : customers) {
                var agreed = new Agreements(
                        contracts.getOrDefault(customer.id(), List.of()), versions, customer.closedFrom());
                ofMonth.put(customer.id(), agreed.partsOf(new BillingPeriod(month, customer.zone())));
            }
            parts.add(ofMonth);
        }
        return parts;
    }

    private List<PlanVersion> newestVersions(String[] plans) {
        return database.sql(NEWEST_VERSIONS)
                .param((Object) plans)
                .query((row, number) -> version(row))
                .list();
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
