package io.leporello.gateway.runtime.backup;

import io.leporello.postgres.EmbeddedPostgres;
import io.leporello.postgres.PostgresUnavailable;
import io.leporello.postgres.RunningPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The database of an installation, whether its server runs or not. Closing it stops what was started for it, and nothing else. */
public final class LedgerDatabase implements AutoCloseable {

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;
    private final @Nullable EmbeddedPostgres started;

    private LedgerDatabase(
            String url, @Nullable String user, @Nullable String password, @Nullable EmbeddedPostgres started) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.started = started;
    }

    /** A PostgreSQL somebody else runs. */
    public static LedgerDatabase external(String url, @Nullable String user, @Nullable String password) {
        return new LedgerDatabase(url, user, password, null);
    }

    /**
     * The embedded one of a data directory: that of the server that runs there, or one of its own.
     *
     * @throws io.leporello.postgres.PostgresUnavailable when it can be neither reached nor started
     */
    public static LedgerDatabase embedded(Path data) {
        if (!Files.isDirectory(data.resolve("postgres")))
            throw new PostgresUnavailable("There is no ledger in " + data.toAbsolutePath() + "; set LEPORELLO_DATA.");
        return EmbeddedPostgres.running(data).map(LedgerDatabase::of).orElseGet(() -> started(data));
    }

    private static LedgerDatabase of(RunningPostgres running) {
        return new LedgerDatabase(running.jdbcUrl(), running.user(), running.password(), null);
    }

    /**
     * The embedded one of a data directory where no server runs.
     *
     * @throws io.leporello.postgres.PostgresUnavailable when one does, or it cannot be started
     */
    public static LedgerDatabase started(Path data) {
        var postgres = EmbeddedPostgres.start(data);
        return new LedgerDatabase(postgres.jdbcUrl(), postgres.user(), postgres.password(), postgres);
    }

    Connection connect() throws SQLException {
        var properties = new Properties();
        if (user != null) properties.setProperty("user", user);
        if (password != null) properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    String url() {
        return url;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String password() {
        return password;
    }

    @Override
    public void close() {
        if (started != null) started.close();
    }
}
