package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import io.leporello.postgres.TestDatabase;
import io.leporello.projection.Rebuildable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL is slow, as with a slow disk, or the server is gone for it in the middle of any step. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseLineIT {

    /** A quarter of it is for one account, so a second batch of the senders has to wait. */
    private static final int ROOM_BYTES = 16 << 10;

    /** Of each rebuild, at steps chosen by chance; each of the more than two hundred of the totals was tried once. */
    private static final int BREAKS = 20;

    private static final Random RANDOM = new Random(20261128);

    @TempDir
    private static Path directory = Path.of("set by JUnit");

    private static final TestDatabase DATABASE = TestDatabase.of(DatabaseLineIT.class);
    private static final JdbcClient DIRECT = JdbcClient.create(DATABASE.dataSource());
    private static final Senders senders = new Senders();

    private static DatabaseLine line;
    private static ConfigurableApplicationContext server;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var there = URI.create(DATABASE.jdbcUrl().substring("jdbc:".length()));
        line = new DatabaseLine(there.getPort());
        server = LedgerApplication.start(
                "--server.port=0",
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.data=" + directory.resolve("server"),
                "--leporello.intake.room=" + ROOM_BYTES + "B",
                "--leporello.intake.patience=300ms",
                "--spring.datasource.hikari.connection-timeout=1000",
                "--logging.level.org.axonframework.eventhandling=off",
                "--spring.datasource.hikari.maximum-pool-size=8",
                "--leporello.database.url=jdbc:postgresql://127.0.0.1:" + line.port() + there.getPath(),
                "--leporello.database.user=" + DATABASE.user(),
                "--leporello.database.password=" + DATABASE.password());
        port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        senders.register(operator());
        senders.sendWhile(port, () -> senders.awaitAcknowledged(20));
        senders.sendAgain(port);
        senders.assertAllCountedOnce(operator());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        line.close();
    }

    private static Http operator() {
        return Http.operator(port);
    }

    @Test
    @Order(1)
    void a_slow_database_makes_the_intake_late_or_refuse_but_neither_forget_nor_pile_up() throws Exception {
        line.slow(Duration.ofMillis(200));
        senders.sendWhile(port, () -> {
            senders.awaitAcknowledged(3);
            assertThat(held()).as("bytes in memory").isLessThanOrEqualTo(ROOM_BYTES);
            assertThat(Http.nobody(port).get("/actuator/health/liveness").status())
                    .isEqualTo(200);
            assertThat(operator().get("/v1/customers?limit=1&wait=0.1").status())
                    .isIn(200, 503, 504);
        });
        line.slow(Duration.ZERO);

        assertThat(senders.statuses()).as("what senders were answered").containsExactlyInAnyOrder(200, 503);
        assertThat(senders.pauses()).as("seconds after which to come again").allMatch(pause -> pause.matches("[1-9]"));
        senders.sendAgain(port);
        senders.assertAllCountedOnce(operator());
        assertThat(held()).isZero();
    }

    /** Behind the others: a projection whose line broke again and again pauses longer and longer. */
    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"totals", "entries"})
    void a_rebuild_that_ends_in_the_middle_leaves_rows_that_are_right_and_can_be_done_again(String projection) {
        var tables = tablesOf(projection);
        var rows = rowsOf(tables);
        var before = line.requests();
        assertThat(rebuilt(projection)).isEqualTo("DONE");
        var steps = line.requests() - before;

        for (var step : RANDOM.longs(BREAKS, 1, steps + 1).toArray()) {
            line.breakAt(step, RANDOM.nextBoolean());
            rebuilt(projection);
            line.breakNoMore();
            assertThat(rowsOf(tables)).as("after step %d of %d", step, steps).isEqualTo(rows);
        }

        rebuildOnceTheLineIsBack(projection);
        assertThat(rowsOf(tables)).isEqualTo(rows);
        assertThat(DIRECT.sql("select nspname from pg_namespace where nspname like 'fresh%'")
                        .query(String.class)
                        .list())
                .as("what broken rebuilds left")
                .isEmpty();
        senders.assertAllCountedOnce(operator());
    }

    private static List<String> tablesOf(String projection) {
        return server.getBeansOfType(Rebuildable.class).values().stream()
                .filter(each -> each.projection().equals(projection))
                .findFirst()
                .orElseThrow()
                .tables();
    }

    /** @return how it ended; "" when it did not even begin */
    private static String rebuilt(String projection) {
        var path = "/v1/projections/" + projection + "/rebuild";
        var asked = Eventually.answers(() -> operator().post(path, "{}"), answer -> answer.status() != 409);
        if (asked.status() != 202) return "";
        return Eventually.answers(() -> operator().get(path), DatabaseLineIT::tellsTheEnd)
                .json()
                .path("state")
                .asString();
    }

    /** The server finds out about each of its connections that broke when it uses it, and says 503 or fails the rebuild. */
    private static void rebuildOnceTheLineIsBack(String projection) {
        Eventually.isTrue(() -> rebuilt(projection).equals("DONE"));
    }

    private static boolean tellsTheEnd(Http.Answer answer) {
        return answer.status() == 200 && !answer.json().path("state").asString().equals("RUNNING");
    }

    private static List<String> rowsOf(List<String> tables) {
        return tables.stream().map(DatabaseLineIT::rowsOf).toList();
    }

    private static String rowsOf(String table) {
        return DIRECT.sql(
                        "select count(*) || ' ' || coalesce(md5(string_agg(entry::text, ',' order by entry::text)), '')"
                                + " from " + table + " as entry")
                .query(String.class)
                .single();
    }

    /** Bytes of bodies in memory, as the meter has them. */
    private static double held() {
        return server.getBean(MeterRegistry.class)
                .get("leporello.intake.bytes")
                .gauge()
                .value();
    }
}
