package io.leporello.gateway.benchmark;

import io.leporello.gateway.ChildServer;
import io.leporello.gateway.Http;
import io.leporello.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * A ledger of very many events, counted for the first time, rebuilt and measured on disk. The events are written by PostgreSQL
 * itself, in the form in which the intake writes them.
 */
final class RebuildBenchmark {

    private static final int EVENTS = Integer.getInteger("rebuild.events", 2_000_000);
    private static final int CUSTOMERS = 10;
    private static final int USERS = 50;

    /** Ten events a second, as in the other benchmarks. */
    private static final String FILL = """
            insert into usage.event (position, aggregate_id, sequence, aggregate_type, type, revision, customer, recorded_at,
                                     payload, metadata)
            select first.position + number,
                   '16:/pipelines/ocr-' || number %% 4 || ':0f1c7a52-9f3e-4d6b-8c1d-' || lpad(number::text, 12, '0'), 0, 'usage',
                   'usage.recorded', '1', 'customer-' || number %% %2$d, now(),
                   format('{"source":"/pipelines/ocr-%%s","id":"0f1c7a52-9f3e-4d6b-8c1d-%%s","usage":{"customer":"customer-%%s",'
                          || '"user":"user-%%s","product":"%%s","document":"sha256:%%s","usedAt":"%%s","documents":1,'
                          || '"pages":%%s,"credits":"1.5"}}',
                          number %% 4, lpad(number::text, 12, '0'), number %% %2$d, number %% %3$d,
                          (array['invoice-extraction', 'ocr', 'classification'])[1 + number %% 3],
                          encode(sha256(number::text::bytea), 'hex'),
                          to_char(timestamp '2025-01-01' + number * interval '100 milliseconds',
                                  'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                          1 + number %% 20),
                   '{"actor":"key:8f14e45f-ceea-467f-a0e6-b1d1c2f3a4b5","customer":"customer-' || number %% %2$d
                          || '","request":"5f2b1c9e-77aa-4c1e-9d0c-3a1b2c3d4e5f"}'
              from generate_series(1, %1$d) as number,
                   (select coalesce(max(position), 0) as position from usage.event) as first
            """;

    private static final String GROUPED = """
            create temp table plain as
            select customer, date_bin('15 minutes', used_at, timestamptz '0001-01-01 00:00:00Z') as slot, "user", product,
                   sum(documents) as documents, sum(pages) as pages, sum(credits) as credits
              from usage.entry group by 1, 2, 3, 4
            """;

    private static final String SIZES = """
            select name, bytes from (
                select relname as name, pg_relation_size(pg_class.oid) as bytes, relkind
                  from pg_class join pg_namespace on pg_namespace.oid = relnamespace
                 where nspname in ('usage', 'billing') and relkind in ('r', 'i')) as relations
             where bytes > 1000000 order by bytes desc
            """;

    private final Path folder;
    private final Path jar;
    private final Figures figures;

    RebuildBenchmark(Path folder, Path jar, Figures figures) {
        this.folder = folder;
        this.jar = jar;
        this.figures = figures;
    }

    void run() throws IOException, SQLException {
        var data = folder.resolve("data");
        try (var server = ChildServer.ofJar(jar, data)) {
            var operator = Http.operator(server.port());
            for (var customer = 0; customer < CUSTOMERS; customer++)
                operator.post("/v1/customers", "{\"id\":\"customer-%d\",\"name\":\"Customer\"}".formatted(customer));
        }
        fill(data);
        try (var server = ChildServer.ofJar(jar, data)) {
            var begin = Instant.now();
            var operator = Http.operator(server.port());
            awaitTotals(operator);
            figures.add(
                    "replay.events_per_second",
                    "entries and totals for the first time",
                    rate(Duration.between(begin, Instant.now())));
            rebuild(operator, "totals");
            rebuild(operator, "entries");
        }
        try (var postgres = EmbeddedPostgres.start(data);
                var connection = connect(postgres)) {
            baseline(connection);
            sizes(connection);
        }
        figures.ratio(
                "rebuild.of_group_by",
                "totals rebuilt, of that",
                "rebuild.totals.events_per_second",
                "rebuild.group_by.events_per_second");
    }

    private static void fill(Path data) throws SQLException {
        try (var postgres = EmbeddedPostgres.start(data);
                var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(FILL.formatted(EVENTS, CUSTOMERS, USERS));
            statement.execute("vacuum analyze usage.event");
        }
    }

    private static void awaitTotals(Http operator) {
        while (operator.get("/v1/customers?limit=1&wait=10").status() == 504) {}
    }

    private void rebuild(Http operator, String projection) {
        var path = "/v1/projections/" + projection + "/rebuild";
        operator.post(path, "{}");
        var rebuild = operator.get(path).json();
        while (rebuild.path("state").asString().equals("RUNNING"))
            rebuild = operator.get(path + "?wait=1").json();
        if (!rebuild.path("state").asString().equals("DONE")) throw new IllegalStateException(rebuild.toString());
        var time = Duration.between(
                Instant.parse(rebuild.path("startedAt").asString()),
                Instant.parse(rebuild.path("finishedAt").asString()));
        figures.add("rebuild." + projection + ".events_per_second", projection + " rebuilt", rate(time));
    }

    private void baseline(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var begin = Instant.now();
            statement.execute(GROUPED);
            figures.add(
                    "rebuild.group_by.events_per_second",
                    "a plain GROUP BY over the entries",
                    rate(Duration.between(begin, Instant.now())));
        }
    }

    /** Without the server's catalogues and its write-ahead log. */
    private void sizes(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SIZES)) {
            while (rows.next())
                figures.add(
                        "disk." + rows.getString(1) + ".bytes_per_event",
                        "bytes on disk for an event, " + rows.getString(1),
                        BigDecimal.valueOf(rows.getLong(2))
                                .divide(BigDecimal.valueOf(EVENTS), 1, RoundingMode.HALF_UP));
        }
    }

    private static BigDecimal rate(Duration time) {
        return BigDecimal.valueOf(EVENTS * 1_000L).divide(BigDecimal.valueOf(time.toMillis()), 0, RoundingMode.HALF_UP);
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
