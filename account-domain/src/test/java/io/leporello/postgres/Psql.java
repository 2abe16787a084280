package io.leporello.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks a server one thing at a time, over a new connection each. */
record Psql(String url, String user, String password) {

    static Psql of(EmbeddedPostgres postgres) {
        return new Psql(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column, rows separated by blanks. */
    String ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var text = new StringBuilder();
            while (rows.next()) text.append(text.isEmpty() ? "" : " ").append(rows.getString(1));
            return text.toString();
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
