package io.leporello.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A process to be killed: it starts a server on the directory it is given, writes one line, says what it did, and then
 * waits for its end. When the server does not start it says why instead.
 */
final class AbandonedServer {

    private AbandonedServer() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]))) {
            Psql.of(postgres).run("create table line (n int); insert into line values (42)");
            System.out.println("server " + postgres.pid());
            System.in.read();
        } catch (PostgresUnavailable refused) {
            System.out.println("refused " + refused.getMessage());
        }
    }
}
