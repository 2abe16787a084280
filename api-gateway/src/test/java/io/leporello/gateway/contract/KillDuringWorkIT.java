package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.ChildServer;
import io.leporello.gateway.Http;
import io.leporello.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed in the middle of a rebuild and of an erasure: either is as if it had not begun, or done. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are killed")
class KillDuringWorkIT {

    private static final int MILLIS_UNTIL_KILLED = 30;

    @TempDir
    private Path directory = Path.of("set by JUnit");

    @Test
    void a_killed_rebuild_changes_nothing_and_a_killed_erasure_can_be_asked_for_again() throws Exception {
        var senders = new Senders();
        var killed = started();
        try {
            var operator = Http.operator(killed.port());
            senders.fill(killed.port());
            senders.assertAllCountedOnce(operator);
            invite(operator);
            assertThat(operator.post("/v1/projections/totals/rebuild", "{}").status())
                    .isEqualTo(202);
            var erasing = new Thread(() -> eraseOrBeCutOff(operator));
            erasing.start();
            Thread.sleep(MILLIS_UNTIL_KILLED);
            killed.kill();
            erasing.join();
        } finally {
            killed.kill();
        }
        try (var server = started()) {
            var operator = Http.operator(server.port());
            senders.assertAllCountedOnce(operator);
            assertThat(halfMadeTables()).as("what killed rebuilds left").isZero();
            assertThat(operator.get("/v1/projections/totals/rebuild")
                            .json()
                            .path("state")
                            .asString())
                    .isIn("INTERRUPTED", "DONE");
            rebuildToTheEnd(operator);
            senders.assertAllCountedOnce(operator);
            assertThat(operator.post("/v1/users/killed/erase", "{}").status()).isEqualTo(200);
            assertThat(operator.get("/v1/users/killed?wait=10").text())
                    .contains("ERASED")
                    .doesNotContain("Erika", "erika");
        }
    }

    /** Short lives are not worth compiling for. */
    private ChildServer started() throws IOException {
        return ChildServer.started(directory.resolve("data"), "-XX:TieredStopAtLevel=1");
    }

    private static void invite(Http operator) {
        var body = "{\"id\":\"killed\",\"email\":\"erika@example.com\",\"name\":\"Erika\",\"roles\":[\"USER\"]}";
        assertThat(operator.post("/v1/customers/" + Senders.CUSTOMER + "/users", body)
                        .status())
                .isEqualTo(201);
    }

    private static void eraseOrBeCutOff(Http operator) {
        try {
            operator.post("/v1/users/killed/erase", "{}");
        } catch (AssertionError cutOff) {
            assertThat(cutOff).hasMessageContaining("was not answered");
        }
    }

    private static void rebuildToTheEnd(Http operator) {
        assertThat(operator.post("/v1/projections/totals/rebuild", "{}").status())
                .isEqualTo(202);
        Eventually.isTrue(() -> operator.get("/v1/projections/totals/rebuild")
                .json()
                .path("state")
                .asString()
                .equals("DONE"));
    }

    private long halfMadeTables() throws SQLException {
        var postgres = EmbeddedPostgres.running(directory.resolve("data")).orElseThrow();
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_tables where schemaname like 'fresh%'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
