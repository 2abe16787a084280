package io.leporello.gateway.benchmark;

import io.leporello.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Lets PostgreSQL write down all that came before, as it does before a baseline. Otherwise it would do so at any time in
 * what is measured, and make the files of its log that a ledger in use has already.
 */
final class Checkpoint {

    private Checkpoint() {}

    /** @param data of a server that runs */
    static void of(Path data) throws SQLException {
        var postgres = EmbeddedPostgres.running(data).orElseThrow();
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }
}
