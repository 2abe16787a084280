package io.leporello.gateway.runtime.postgres;

import io.leporello.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The PostgreSQL that comes with Leporello; it ends with the application context. */
record EmbeddedDatabase(EmbeddedPostgres postgres) implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    static EmbeddedDatabase started(Path data) {
        var postgres = EmbeddedPostgres.start(data);
        LOG.info("{}", postgres);
        return new EmbeddedDatabase(postgres);
    }

    @Override
    public String getJdbcUrl() {
        return postgres.jdbcUrl();
    }

    @Override
    public String getUsername() {
        return postgres.user();
    }

    @Override
    public String getPassword() {
        return postgres.password();
    }

    @Override
    public void close() {
        postgres.close();
        LOG.info("PostgreSQL stopped");
    }
}
