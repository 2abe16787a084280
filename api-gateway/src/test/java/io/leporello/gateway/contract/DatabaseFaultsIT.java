package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import io.leporello.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * PostgreSQL fails in every way it can while four clients send, and the server stays: what was acknowledged is stored and
 * counted, what was not is refused as unavailable, and afterwards everything goes on by itself.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are killed")
class DatabaseFaultsIT {

    /** What PostgreSQL says when a file cannot grow, raised where that would happen: no disk has to be filled for it. */
    private static final String DISK_FULL = """
            create function public.disk_full() returns trigger language plpgsql as
            $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
            create trigger disk_full before insert on usage.event for each statement execute function public.disk_full();
            create trigger disk_full before insert on usage.entry for each statement execute function public.disk_full();
            """;

    @TempDir
    private Path directory = Path.of("set by JUnit");

    private final Senders senders = new Senders();
    private EmbeddedPostgres postgres;
    private ConfigurableApplicationContext server;
    private int port;

    @BeforeEach
    void start() {
        postgres = EmbeddedPostgres.start(directory.resolve("data"));
        server = LedgerApplication.start(
                "--server.port=0",
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.data=" + directory.resolve("server"),
                "--spring.datasource.hikari.connection-timeout=1000",
                "--leporello.database.url=" + postgres.jdbcUrl(),
                "--leporello.database.user=" + postgres.user(),
                "--leporello.database.password=" + postgres.password());
        port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        senders.register(Http.operator(port));
    }

    @AfterEach
    void stop() {
        server.close();
        postgres.close();
    }

    @Test
    void kills_absence_and_a_full_disk_lose_and_double_nothing() throws Exception {
        senders.sendWhile(port, () -> {
            senders.awaitAcknowledged(5);
            // Whatever process of a server is killed, all start anew from the write-ahead log.
            ProcessHandle.of(postgres.pid())
                    .orElseThrow()
                    .children()
                    .findFirst()
                    .orElseThrow()
                    .destroyForcibly();
            senders.awaitAcknowledged(20);
        });
        senders.sendWhile(port, () -> {
            senders.awaitAcknowledged(5);
            postgres.close();
            assertThat(Http.operator(port).get("/v1/customers?wait=1").status()).isIn(503, 504);
            Thread.sleep(1_000);
            comeBack();
            senders.awaitAcknowledged(20);
        });
        senders.sendWhile(port, () -> {
            senders.awaitAcknowledged(5);
            killOutright();
            comeBack();
            senders.awaitAcknowledged(20);
        });
        senders.sendWhile(port, () -> {
            senders.awaitAcknowledged(5);
            sql(DISK_FULL);
            var before = senders.acknowledged().size();
            Thread.sleep(500);
            assertThat(senders.acknowledged().size()).isLessThanOrEqualTo(before + Senders.CLIENTS);
            sql("drop function public.disk_full() cascade");
            senders.awaitAcknowledged(20);
        });

        assertThat(senders.unanswered())
                .as("batches that were refused or cut off")
                .isNotEmpty();
        senders.sendAgain(port);
        senders.assertAllCountedOnce(Http.operator(port));
        assertThat(Http.operator(port)
                        .get("/v1/dead-letters")
                        .json()
                        .path("items")
                        .size())
                .as("events that were blamed for the database's faults")
                .isZero();
        assertThat(senders.statuses()).as("what senders were answered").isSubsetOf(200, 503);
    }

    /** As when the machine loses its power: nothing is written any more, not even why. */
    private void killOutright() {
        var main = ProcessHandle.of(postgres.pid()).orElseThrow();
        var all = main.descendants().toList();
        main.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        main.onExit().join();
        postgres.close();
    }

    private void comeBack() {
        var before = postgres.port();
        postgres = EmbeddedPostgres.start(directory.resolve("data"));
        assertThat(postgres.port()).as("where the server looks for it").isEqualTo(before);
    }

    private void sql(String statements) {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException failed) {
            throw new AssertionError(statements, failed);
        }
    }
}
