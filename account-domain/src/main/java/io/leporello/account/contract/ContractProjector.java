package io.leporello.account.contract;

import io.leporello.event.EventJson;
import io.leporello.projection.Rebuildable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps one row for everything that was agreed with a customer. */
@Component
@DependsOn("accountSchema")
@ProcessingGroup("account.contracts")
class ContractProjector implements Rebuildable {

    private final JsonMapper json = EventJson.mapper();
    private final JdbcClient database;

    ContractProjector(JdbcClient database) {
        this.database = database;
    }

    @EventHandler
    void on(ContractAgreed event, @SequenceNumber long sequence, @Timestamp Instant agreedAt) {
        database.sql("""
                insert into account.contract (customer_id, number, from_day, terms, agreed_at)
                values (:customer, :number, :from, :terms::jsonb, :agreedAt)
                on conflict (customer_id, number) do update set from_day = excluded.from_day,
                  terms = excluded.terms, agreed_at = excluded.agreed_at
                """)
                .param("customer", event.customerId())
                .param("number", sequence + 1)
                .param("from", event.terms().from())
                .param("terms", json.writeValueAsString(event.terms()))
                .param("agreedAt", agreedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("truncate account.contract").update();
    }

    @Override
    public String projection() {
        return "contracts";
    }

    @Override
    public List<String> tables() {
        return List.of("account.contract");
    }
}
