package io.leporello.account.plan;

import io.leporello.event.EventJson;
import io.leporello.projection.Rebuildable;
import java.sql.Types;
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
import tools.jackson.databind.json.JsonMapper;

/** Keeps one row for each version of each plan. */
@Component
@DependsOn("accountSchema")
@ProcessingGroup("account.plans")
class PlanProjector implements Rebuildable {

    private final JsonMapper json = EventJson.mapper();
    private final JdbcClient database;

    PlanProjector(JdbcClient database) {
        this.database = database;
    }

    @EventHandler
    void on(PricePlanPublished event, @Timestamp Instant publishedAt) {
        database.sql("""
                insert into account.plan_version (plan_id, version, effective_from, terms, published_at)
                values (:plan, :version, :from, :terms::jsonb, :publishedAt)
                on conflict (plan_id, version) do update set effective_from = excluded.effective_from,
                  terms = excluded.terms, published_at = excluded.published_at
                """)
                .param("plan", event.planId())
                .param("version", event.version())
                .param("from", event.effectiveFrom(), Types.DATE)
                .param("terms", json.writeValueAsString(event.terms()))
                .param("publishedAt", publishedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("truncate account.plan_version").update();
    }

    @Override
    public String projection() {
        return "plans";
    }

    @Override
    public List<String> tables() {
        return List.of("account.plan_version");
    }
}
