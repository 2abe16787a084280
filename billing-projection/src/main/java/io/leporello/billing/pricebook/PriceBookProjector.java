package io.leporello.billing.pricebook;

import io.leporello.account.contract.ContractAgreed;
import io.leporello.account.customer.CustomerChanged;
import io.leporello.account.customer.CustomerClosed;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerRegistered;
import io.leporello.account.plan.PricePlanPublished;
import io.leporello.event.EventJson;
import io.leporello.projection.Rebuildable;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Adds a row for everything that changes what a customer pays. It shares its group, and so its position, with the entries. */
@Component
@ProcessingGroup("billing")
final class PriceBookProjector implements Rebuildable {

    private static final String CUSTOMER = """
            insert into billing.customer (customer, position, name, reseller, details, closed_from)
            values (:customer, :position, :name, :reseller, :details,
                    (select closed_from from billing.customer where customer = :customer order by position desc limit 1))
            """;

    private static final String CLOSED = """
            insert into billing.customer (customer, position, name, reseller, details, closed_from)
            select customer, :position, name, reseller, details, :from
              from billing.customer where customer = :customer order by position desc limit 1
            """;

    private static final String PLAN = """
            insert into billing.plan_version (plan, position, version, effective_from, terms)
            values (:plan, :position, :version, :effectiveFrom, :terms)
            """;

    private static final String CONTRACT = """
            insert into billing.contract (customer, position, from_date, terms)
            values (:customer, :position, :from, :terms)
            """;

    private final JdbcClient database;
    private final ObjectMapper json;

    PriceBookProjector(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json.getObjectMapper();
    }

    @EventHandler
    void on(CustomerRegistered event, TrackingToken token) {
        insert(event.customerId(), event.details(), token);
    }

    @EventHandler
    void on(CustomerChanged event, TrackingToken token) {
        insert(event.customerId(), event.details(), token);
    }

    private void insert(String customer, CustomerDetails details, TrackingToken token) {
        database.sql(CUSTOMER)
                .param("customer", customer)
                .param("position", position(token))
                .param("name", details.name())
                .param("reseller", details.reseller())
                .param("details", json.writeValueAsString(details))
                .update();
    }

    @EventHandler
    void on(CustomerClosed event, TrackingToken token) {
        database.sql(CLOSED)
                .param("customer", event.customerId())
                .param("position", position(token))
                .param("from", event.from())
                .update();
    }

    @EventHandler
    void on(PricePlanPublished event, TrackingToken token) {
        database.sql(PLAN)
                .param("plan", event.planId())
                .param("position", position(token))
                .param("version", event.version())
                .param("effectiveFrom", event.effectiveFrom())
                .param("terms", json.writeValueAsString(event.terms()))
                .update();
    }

    @EventHandler
    void on(ContractAgreed event, TrackingToken token) {
        database.sql(CONTRACT)
                .param("customer", event.customerId())
                .param("position", position(token))
                .param("from", event.terms().from())
                .param("terms", json.writeValueAsString(event.terms()))
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("truncate billing.customer, billing.plan_version, billing.contract")
                .update();
    }

    @Override
    public String projection() {
        return "prices";
    }

    @Override
    public List<String> tables() {
        return List.of("billing.customer", "billing.plan_version", "billing.contract");
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow();
    }
}
