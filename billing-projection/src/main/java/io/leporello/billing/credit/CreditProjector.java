package io.leporello.billing.credit;

import io.leporello.account.creditpurchase.CreditsPurchased;
import io.leporello.account.creditpurchase.CreditsReturned;
import io.leporello.account.creditschedule.CreditSchedulePublished;
import io.leporello.event.EventJson;
import io.leporello.projection.Rebuildable;
import java.sql.Types;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Adds a row for each version of the credit schedule for each pack and for what was given back of one. It shares its group, and so its position, with the entries. */
@Component
@ProcessingGroup("billing")
final class CreditProjector implements Rebuildable {

    private static final String VERSION = """
            insert into billing.credit_schedule (position, version, effective_from, terms)
            values (:position, :version, :effectiveFrom, :terms)
            """;

    private static final String PACK = """
            insert into billing.credit_pack (customer, id, position, credits, price, currency, from_date, expires_on)
            values (:customer, :id, :position, :credits, :price, :currency, :from, :expiresOn)
            """;

    private static final String RETURN = """
            insert into billing.credit_return (customer, pack, id, position, credits, price)
            values (:customer, :pack, :id, :position, :credits, :price)
            """;

    private final JdbcClient database;
    private final ObjectMapper json;

    CreditProjector(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json.getObjectMapper();
    }

    @EventHandler
    void on(CreditSchedulePublished event, TrackingToken token) {
        database.sql(VERSION)
                .param("position", position(token))
                .param("version", event.version())
                .param("effectiveFrom", event.effectiveFrom(), Types.DATE)
                .param("terms", json.writeValueAsString(event.terms()))
                .update();
    }

    @EventHandler
    void on(CreditsPurchased event, TrackingToken token) {
        database.sql(PACK)
                .param("customer", event.customerId())
                .param("id", event.purchaseId())
                .param("position", position(token))
                .param("credits", event.credits())
                .param("price", event.price())
                .param("currency", event.currency())
                .param("from", event.from())
                .param("expiresOn", event.expiresOn(), Types.DATE)
                .update();
    }

    @EventHandler
    void on(CreditsReturned event, TrackingToken token) {
        database.sql(RETURN)
                .param("customer", event.customerId())
                .param("pack", event.purchaseId())
                .param("id", event.returnId())
                .param("position", position(token))
                .param("credits", event.credits())
                .param("price", event.price())
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("truncate billing.credit_schedule, billing.credit_pack, billing.credit_return")
                .update();
    }

    @Override
    public String projection() {
        return "credits";
    }

    @Override
    public List<String> tables() {
        return List.of("billing.credit_schedule", "billing.credit_pack", "billing.credit_return");
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow();
    }
}
