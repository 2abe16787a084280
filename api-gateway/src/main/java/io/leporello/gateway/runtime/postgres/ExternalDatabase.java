package io.leporello.gateway.runtime.postgres;

import io.leporello.postgres.PostgresUnavailable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL somebody else runs. It is asked once at the start, so that a wrong one is told in one sentence. */
final class ExternalDatabase implements JdbcConnectionDetails {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalDatabase.class);
    private static final String SCHEME = "jdbc:postgresql:";
    private static final int OLDEST_MAJOR = 15;

    private final String url;
    private final DatabaseSettings settings;

    private ExternalDatabase(String url, DatabaseSettings settings) {
        this.url = url;
        this.settings = settings;
    }

    /** @throws PostgresUnavailable when it is no PostgreSQL, cannot be reached, or is too old */
    static ExternalDatabase reached(String url, DatabaseSettings settings) {
        if (!url.startsWith(SCHEME))
            throw new PostgresUnavailable(
                    "LEPORELLO_DATABASE_URL is %s, and should be like jdbc:postgresql://db.example.com:5432/leporello."
                            .formatted(shown(url)));
        var database = new ExternalDatabase(url, settings);
        database.ask();
        return database;
    }

    private void ask() {
        try (var connection = connect()) {
            var server = connection.getMetaData();
            requireMajor(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
            LOG.info("PostgreSQL {} at {}", server.getDatabaseProductVersion(), shown(url));
        } catch (SQLException failed) {
            throw new PostgresUnavailable(
                    "The PostgreSQL of LEPORELLO_DATABASE_URL (%s) cannot be reached: %s"
                            .formatted(shown(url), failed.getMessage()),
                    failed);
        }
    }

    static void requireMajor(int major, String version) {
        if (major < OLDEST_MAJOR)
            throw new PostgresUnavailable("The PostgreSQL of LEPORELLO_DATABASE_URL is %s; Leporello needs %d or newer."
                    .formatted(version, OLDEST_MAJOR));
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        if (settings.user() != null) properties.setProperty("user", settings.user());
        if (settings.password() != null) properties.setProperty("password", settings.password());
        return DriverManager.getConnection(url, properties);
    }

    /** People write passwords into the part before the host and into the part after the question mark. */
    static String shown(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public @Nullable String getUsername() {
        return settings.user();
    }

    @Override
    public @Nullable String getPassword() {
        return settings.password();
    }
}
