package io.leporello.billing.run;

import io.leporello.projection.Rebuildable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how far each run is. It shares its group, and so its position, with the invoices. */
@Component
@ProcessingGroup("billing")
final class RunProjector implements Rebuildable {

    private final JdbcClient database;

    RunProjector(JdbcClient database) {
        this.database = database;
    }

    @EventHandler
    void on(RunStarted event, TrackingToken token, @Timestamp Instant startedAt) {
        database.sql("""
                insert into billing.run (id, position, period, reseller, started_at, issued, skipped, failed)
                values (:id, :position, :period, :reseller, :startedAt, 0, 0, 0)
                """)
                .param("id", event.runId())
                .param("position", token.position().orElseThrow())
                .param("period", event.period().toString())
                .param("reseller", event.reseller())
                .param("startedAt", startedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventHandler
    void on(RunAdvanced event) {
        database.sql("""
                update billing.run set issued = issued + :issued, skipped = skipped + :skipped, failed = failed + :failed
                 where id = :id
                """)
                .param("id", event.runId())
                .param("issued", event.issued().size())
                .param("skipped", event.skipped())
                .param("failed", event.failures().size())
                .update();
        event.issued()
                .forEach(number -> database.sql("insert into billing.run_invoice (run, number) values (?, ?)")
                        .params(event.runId(), number)
                        .update());
        event.failures()
                .forEach(failure -> database.sql(
                                "insert into billing.run_failure (run, customer, detail) values (?, ?, ?)")
                        .params(event.runId(), failure.customer(), failure.detail())
                        .update());
    }

    @EventHandler
    void on(RunCompleted event, @Timestamp Instant completedAt) {
        database.sql("update billing.run set completed_at = :at where id = :id")
                .param("id", event.runId())
                .param("at", completedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("truncate billing.run, billing.run_invoice, billing.run_failure")
                .update();
    }

    @Override
    public String projection() {
        return "runs";
    }

    @Override
    public List<String> tables() {
        return List.of("billing.run", "billing.run_invoice", "billing.run_failure");
    }
}
