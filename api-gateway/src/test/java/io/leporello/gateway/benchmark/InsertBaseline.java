package io.leporello.gateway.benchmark;

import io.leporello.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one event a request could come to at most if nothing but PostgreSQL had to be asked: a durable transaction for each
 * row, into a table with the ledger's columns, keys and indexes, over as many connections as there are clients.
 */
final class InsertBaseline implements AutoCloseable {

    private static final String INSERT = """
            insert into baseline.event (position, aggregate_id, sequence, aggregate_type, type, revision, customer, recorded_at,
                                        payload, metadata)
            values (?, '16:/pipelines/ocr-1:0f1c7a52-9f3e-4d6b-8c1d-' || lpad(?::text, 12, '0'), 0, 'usage', 'usage.recorded', '1', ?, now(), ?, ?)
            """;

    private final EmbeddedPostgres postgres;
    private final AtomicInteger next = new AtomicInteger();
    private final String payload;
    private final String metadata;

    /** @param data of a ledger whose server has stopped */
    InsertBaseline(Path data) throws SQLException {
        postgres = EmbeddedPostgres.start(data);
        try (var connection = connect();
                var statement = connection.createStatement();
                var sample = statement.executeQuery(
                        "select payload, metadata from usage.event where aggregate_type = 'usage' limit 1")) {
            sample.next();
            payload = sample.getString(1);
            metadata = sample.getString(2);
            try (var making = connection.createStatement()) {
                making.execute("create schema baseline");
                making.execute("create table baseline.event (like usage.event including all)");
            }
        }
    }

    /** @return transactions per second */
    long measure(int connections, Duration time) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(connections);
        try {
            var begin = System.nanoTime();
            var running = new ArrayList<Future<Integer>>();
            for (var each = 0; each < connections; each++)
                running.add(threads.submit(() -> insertUntil(begin + time.toNanos())));
            var rows = 0L;
            for (var each : running) rows += each.get();
            return rows * 1_000_000_000 / (System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private int insertUntil(long end) throws SQLException {
        var rows = 0;
        try (var connection = connect();
                var insert = connection.prepareStatement(INSERT)) {
            for (; System.nanoTime() < end; rows++) {
                var number = next.incrementAndGet();
                insert.setLong(1, number);
                insert.setInt(2, number);
                insert.setString(3, "customer-" + number % Load.CUSTOMERS);
                insert.setString(4, payload);
                insert.setString(5, metadata);
                insert.executeUpdate();
            }
        }
        return rows;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    @Override
    public void close() {
        postgres.close();
    }
}
