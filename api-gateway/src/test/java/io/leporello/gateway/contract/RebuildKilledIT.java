package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.ChildServer;
import io.leporello.gateway.Http;
import io.leporello.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed between the steps of a rebuild. PostgreSQL itself holds it at each of them: a trigger waits there for
 * a lock that the test has.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are killed")
class RebuildKilledIT {

    /** Nothing is there yet; empty tables are; rows without keys are; and the new ones are in their places, but for the commit. */
    private static final List<String> STEPS =
            List.of("create schema fresh%", "create table fresh%", "%add constraint%", "drop schema fresh%");

    private static final String HOLD = """
            create function public.held() returns event_trigger language plpgsql as $$
            begin
                if lower(current_query()) like '%s' then perform pg_advisory_xact_lock_shared(4711); end if;
            end
            $$;
            create event trigger held on ddl_command_end execute function public.held();
            select pg_advisory_lock(4711);
            """;

    private static final String LET_GO = """
            select pg_advisory_unlock(4711);
            drop event trigger held;
            drop function public.held;
            """;

    private static final String HELD =
            "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and not granted";

    /** What the killed process had asked for ends by itself, once PostgreSQL finds nobody to answer. */
    private static final String BUSY = """
            select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
            """;

    private static final String LEFT = "select count(*) from pg_namespace where nspname like 'fresh%'";

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void wherever_a_rebuild_is_killed_its_totals_are_whole_and_can_be_laid_out_again() throws Exception {
        var senders = new Senders();
        for (var step : STEPS) killAt(step, senders);
        try (var server = started()) {
            assertWhole(server, senders);
            rebuild(server);
            Eventually.isTrue(() -> state(server).equals("DONE"));
            assertWhole(server, senders);
        }
    }

    private void killAt(String step, Senders senders) throws Exception {
        var server = started();
        try (var postgres = connected()) {
            if (senders.acknowledged().isEmpty()) senders.fill(server.port());
            assertWhole(server, senders);
            run(postgres, HOLD.formatted(step));
            rebuild(server);
            Eventually.isTrue(
                    () -> number(postgres, HELD) == 1,
                    () -> assertThat(state(server)).as(step).isEqualTo("RUNNING"));
            server.kill();
            run(postgres, LET_GO);
            Eventually.isTrue(() -> number(postgres, BUSY) == 0);
        } finally {
            server.kill();
        }
    }

    private void assertWhole(ChildServer server, Senders senders) throws SQLException {
        senders.assertAllCountedOnce(Http.operator(server.port()));
        try (var postgres = connected()) {
            assertThat(number(postgres, LEFT)).as("what killed rebuilds left").isZero();
        }
    }

    private static void rebuild(ChildServer server) {
        assertThat(Http.operator(server.port())
                        .post("/v1/projections/totals/rebuild", "{}")
                        .status())
                .isEqualTo(202);
    }

    private static String state(ChildServer server) {
        return Http.operator(server.port())
                .get("/v1/projections/totals/rebuild")
                .json()
                .path("state")
                .asString();
    }

    /** Short lives are not worth compiling for. */
    private ChildServer started() throws IOException {
        return ChildServer.started(directory.resolve("data"), "-XX:TieredStopAtLevel=1");
    }

    private Connection connected() throws SQLException {
        var postgres = EmbeddedPostgres.running(directory.resolve("data")).orElseThrow();
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private static void run(Connection postgres, String sql) throws SQLException {
        try (var statement = postgres.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection postgres, String query) throws SQLException {
        try (var statement = postgres.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
