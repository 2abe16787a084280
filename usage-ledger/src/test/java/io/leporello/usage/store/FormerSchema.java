package io.leporello.usage.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of usage as an earlier version had them. */
public final class FormerSchema {

    private FormerSchema() {}

    /**
     * Empty; whatever was there is gone.
     *
     * @param version of the last migration that version knew
     */
    public static void of(DataSource database, int version) {
        new JdbcTemplate(database).execute("drop schema if exists usage cascade");
        Flyway.configure()
                .dataSource(database)
                .schemas("usage")
                .locations("classpath:db/usage")
                .table("migration")
                .target(Integer.toString(version))
                .load()
                .migrate();
    }
}
