package io.leporello.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Locale.ROOT;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A real, empty PostgreSQL database for the tests of one class. All of one JVM share a server, which is Leporello's own
 * embedded one with its own settings, so what a test sees is what a user gets. It starts with the first database asked
 * for, in {@code target/test-postgres-1}, and is stopped and deleted when the JVM ends; only the unpacked programs stay.
 *
 * <pre>{@code
 * private static final DataSource DATABASE = TestDatabase.of(UsageStoreIT.class).dataSource();
 * }</pre>
 */
public final class TestDatabase {

    private static final int CONNECTIONS = 10;
    private static final int SERVERS_AT_ONCE = 9;
    private static final List<TestDatabase> OPEN = new ArrayList<>();

    private final HikariDataSource dataSource;

    private TestDatabase(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A new database named like {@code test}; asking again gives another one, empty as well. */
    public static synchronized TestDatabase of(Class<?> test) {
        var name = test.getSimpleName().toLowerCase(ROOT) + "_" + (OPEN.size() + 1);
        var database = new TestDatabase(created(name));
        OPEN.add(database);
        return database;
    }

    /** A pool of 10 connections, closed when the JVM ends. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Without user and password. */
    public String jdbcUrl() {
        return dataSource.getJdbcUrl();
    }

    public String user() {
        return dataSource.getUsername();
    }

    public String password() {
        return dataSource.getPassword();
    }

    private static HikariDataSource created(String name) {
        try (var admin = pool(Server.POSTGRES.jdbcUrl());
                var connection = admin.getConnection();
                var statement = connection.createStatement()) {
            // A run that was killed leaves its server and its databases to the next one.
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
            return pool(Server.POSTGRES.jdbcUrl().replaceFirst("[^/]+$", name));
        } catch (SQLException failed) {
            throw new IllegalStateException("No database " + name + " for the test", failed);
        }
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(Server.POSTGRES.user());
        config.setPassword(Server.POSTGRES.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** Starts when it is first spoken of. */
    private static final class Server {

        private static final Path TARGET = Path.of("target");
        private static final EmbeddedPostgres POSTGRES = started();

        /** One JVM after the other: only one may unpack the programs, and a server that starts sweeps half unpacked ones away. */
        private static EmbeddedPostgres started() {
            try {
                Files.createDirectories(TARGET);
                try (var file = FileChannel.open(TARGET.resolve("test-postgres.lock"), CREATE, WRITE);
                        var turn = file.lock()) {
                    assert turn.isValid();
                    return started(1);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Another JVM may test in the same folder: of the same build, or an editor's. */
        private static EmbeddedPostgres started(int number) {
            var folder = TARGET.resolve("test-postgres-" + number);
            try {
                var postgres = EmbeddedPostgres.start(folder, TARGET.resolve("test-postgres-binaries"));
                TestJvm.closesAtItsEnd(() -> end(postgres, folder));
                return postgres;
            } catch (PostgresUnavailable inUse) {
                if (number == SERVERS_AT_ONCE
                        || !String.valueOf(inUse.getMessage()).contains("is in use")) throw inUse;
                return started(number + 1);
            }
        }

        private static void end(EmbeddedPostgres postgres, Path folder) {
            OPEN.forEach(database -> database.dataSource.close());
            postgres.close();
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException stays) {
                System.err.println("Left behind: " + folder + " (" + stays.getMessage() + ")");
            }
        }
    }
}
