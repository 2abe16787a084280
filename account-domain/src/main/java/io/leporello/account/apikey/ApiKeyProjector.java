package io.leporello.account.apikey;

import io.leporello.projection.Rebuildable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps one row for each API key; the hash stays in the event. */
@Component
@DependsOn("accountSchema")
@ProcessingGroup("account.api-keys")
class ApiKeyProjector implements Rebuildable {

    private final JdbcClient database;

    ApiKeyProjector(JdbcClient database) {
        this.database = database;
    }

    @EventHandler
    void on(ApiKeyCreated event, @Timestamp Instant createdAt) {
        database.sql("""
                insert into account.api_key (id, name, scopes, customer_id, role, created_at)
                values (:id, :name, :scopes, :customer, :role, :createdAt)
                on conflict (id) do update set name = excluded.name, scopes = excluded.scopes,
                  customer_id = excluded.customer_id, role = excluded.role, created_at = excluded.created_at
                """)
                .param("id", event.keyId())
                .param("name", event.name())
                .param("scopes", String.join(" ", event.scopes()))
                .param("customer", event.customer())
                .param("role", event.role())
                .param("createdAt", createdAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventHandler
    void on(ApiKeyRevoked event, @Timestamp Instant revokedAt) {
        database.sql("update account.api_key set revoked_at = :revokedAt where id = :id")
                .param("id", event.keyId())
                .param("revokedAt", revokedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("truncate account.api_key").update();
    }

    @Override
    public String projection() {
        return "api-keys";
    }

    @Override
    public List<String> tables() {
        return List.of("account.api_key");
    }
}
