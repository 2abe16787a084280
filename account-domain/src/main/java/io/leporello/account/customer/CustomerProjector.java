package io.leporello.account.customer;

import static java.util.Locale.ROOT;

import io.leporello.event.EventJson;
import io.leporello.projection.Rebuildable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps one row for each customer. */
@Component
@DependsOn("accountSchema")
@ProcessingGroup("account.customers")
class CustomerProjector implements Rebuildable {

    private final JsonMapper json = EventJson.mapper();
    private final JdbcClient database;

    CustomerProjector(JdbcClient database) {
        this.database = database;
    }

    @EventHandler
    void on(CustomerRegistered event, @Timestamp Instant registeredAt) {
        described("""
                insert into account.customer (id, name_key, search, reseller, details, registered_at)
                values (:id, :nameKey, :search, :reseller, :details::jsonb, :registeredAt)
                on conflict (id) do update set name_key = excluded.name_key, search = excluded.search,
                  reseller = excluded.reseller, details = excluded.details, registered_at = excluded.registered_at
                """, event.customerId(), event.details())
                .param("registeredAt", registeredAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventHandler
    void on(CustomerChanged event) {
        described("""
                update account.customer
                set name_key = :nameKey, search = :search, reseller = :reseller, details = :details::jsonb
                where id = :id
                """, event.customerId(), event.details()).update();
    }

    @EventHandler
    void on(CustomerClosed event) {
        database.sql("update account.customer set closed_from = :from, closed_at = :at where id = :id")
                .param("id", event.customerId())
                .param("from", event.from())
                .param("at", event.closedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("truncate account.customer").update();
    }

    @Override
    public String projection() {
        return "customers";
    }

    @Override
    public List<String> tables() {
        return List.of("account.customer");
    }

    private JdbcClient.StatementSpec described(String sql, String id, CustomerDetails details) {
        return database.sql(sql)
                .param("id", id)
                .param("nameKey", details.name().toLowerCase(ROOT))
                .param("search", search(id, details))
                .param("reseller", details.reseller())
                .param("details", json.writeValueAsString(details));
    }

    private static String search(String id, CustomerDetails details) {
        return Stream.of(id, details.name(), details.legalName(), details.email())
                .filter(Objects::nonNull)
                .map(part -> part.toLowerCase(ROOT))
                .collect(Collectors.joining("\n"));
    }
}
