package io.leporello.gateway.runtime.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Held by the one rebuild that runs on a database, whichever process runs it. It ends with its connection, so a killed process
 * holds nothing.
 */
final class RebuildLock implements AutoCloseable {

    static final int CLASS = 4853720;
    static final int REBUILD = 1;

    private final Connection connection;

    private RebuildLock(Connection connection) {
        this.connection = connection;
    }

    /** Nothing when somebody else holds it. */
    static Optional<RebuildLock> tryToTake(DataSource database) throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("select pg_try_advisory_lock(" + CLASS + ", " + REBUILD + ")")) {
            if (answer.next() && answer.getBoolean(1)) return Optional.of(new RebuildLock(connection));
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        return Optional.empty();
    }

    /** On which it is held; it commits by itself. */
    Connection connection() {
        return connection;
    }

    /** The connection goes back to a pool, where it would hold the lock for good. */
    @Override
    public void close() throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + CLASS + ", " + REBUILD + ")");
        }
    }
}
