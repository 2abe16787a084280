package io.leporello.gateway.benchmark;

import io.leporello.postgres.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/**
 * The limit: PostgreSQL itself takes the very rows that were measured, ready in memory, by COPY into a table with the same
 * columns, keys and indexes, on the same server with the same settings.
 */
final class CopyBaseline {

    private static final String OUT =
            "copy (select * from usage.event where position > (select max(position) - %d from usage.event)"
                    + " and position %% %d = %d order by position) to stdout (format binary)";

    private CopyBaseline() {}

    /**
     * @param data of a ledger whose server has stopped
     * @param rows how many of its last ones
     */
    static Duration measure(Path data, int writers, int rows)
            throws SQLException, IOException, InterruptedException, ExecutionException {
        try (var postgres = EmbeddedPostgres.start(data)) {
            var shares = shares(postgres, writers, rows);
            try (var connection = connect(postgres);
                    var statement = connection.createStatement()) {
                statement.execute("create schema baseline");
                statement.execute("create table baseline.event (like usage.event including all)");
                statement.execute("checkpoint");
            }
            return copyIn(postgres, shares);
        }
    }

    private static List<byte[]> shares(EmbeddedPostgres postgres, int writers, int rows)
            throws SQLException, IOException {
        var shares = new ArrayList<byte[]>();
        try (var connection = connect(postgres)) {
            for (var writer = 0; writer < writers; writer++) {
                var share = new ByteArrayOutputStream();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(OUT.formatted(rows, writers, writer), share);
                shares.add(share.toByteArray());
            }
        }
        return shares;
    }

    private static Duration copyIn(EmbeddedPostgres postgres, List<byte[]> shares)
            throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(shares.size());
        try {
            var begin = System.nanoTime();
            var running = new ArrayList<Future<?>>();
            for (var share : shares) running.add(threads.submit(() -> copyIn(postgres, share)));
            for (var each : running) each.get();
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long copyIn(EmbeddedPostgres postgres, byte[] share) throws SQLException, IOException {
        try (var connection = connect(postgres)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy baseline.event from stdin (format binary)", new ByteArrayInputStream(share));
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
