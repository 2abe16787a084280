package io.leporello.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A module's tables, brought up to date. Whoever reads or writes them asks for this, so that no statement runs before its
 * table is there.
 *
 * @param name of the PostgreSQL schema and of the folder {@code db/NAME} that holds its migrations
 */
public record Schema(String name) {

    /** Brings the schema up to date; several processes may try at once, one does it and the others wait. */
    public static Schema migrated(String name, DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas(name)
                .locations("classpath:db/" + name)
                .table("migration")
                .load()
                .migrate();
        return new Schema(name);
    }
}
