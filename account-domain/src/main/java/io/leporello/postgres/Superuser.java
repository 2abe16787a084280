package io.leporello.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Speaks to the server on a port as the one who may do everything. */
record Superuser(int port, String password) {

    private static final String WRONG_PASSWORD = "28P01";
    private static final String SECONDS_TO_ANSWER = "30";

    /** Whose server it is that listens on the port. */
    enum Server {
        OURS,
        /** It serves another directory: ours is a copy of that one, or somebody else has the port now. */
        OF_OTHERS,
        /** Nobody listens, or it is still starting, or already stopping. */
        SILENT
    }

    Server askForServerOf(Path data) throws IOException {
        try (var connection = connect()) {
            var served = Path.of(setting(connection, "data_directory"));
            return Files.exists(served) && Files.isSameFile(served, data) ? Server.OURS : Server.OF_OTHERS;
        } catch (SQLException notAnswered) {
            return WRONG_PASSWORD.equals(notAnswered.getSQLState()) ? Server.OF_OTHERS : Server.SILENT;
        }
    }

    String version() throws SQLException {
        try (var connection = connect()) {
            return setting(connection, "server_version");
        }
    }

    /** @param name a plain lower-case word */
    void createDatabaseIfMissing(String name) throws SQLException {
        try (var connection = connect();
                var exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var create = connection.createStatement()) {
            exists.setString(1, name);
            if (!exists.executeQuery().next()) create.execute("create database " + name);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Cluster.SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", SECONDS_TO_ANSWER);
        properties.setProperty("loginTimeout", SECONDS_TO_ANSWER);
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }
}
