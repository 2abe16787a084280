package io.leporello.gateway.runtime;

import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.cli.Leporello;
import io.leporello.postgres.TestDatabase;
import io.leporello.postgres.TestPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A server in a process of its own. */
record LedgerProcess(Process process, int port, Path log) implements AutoCloseable {

    static LedgerProcess start(Path folder, TestDatabase database, Map<String, String> environment) throws IOException {
        var port = TestPort.free();
        var log = folder.resolve("ledger-" + port + ".log");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Leporello.class.getName(),
                        "serve")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        var variables = builder.environment();
        variables.put("SERVER_PORT", Integer.toString(port));
        variables.put("LEPORELLO_DATA", folder.resolve("data-" + port).toString());
        variables.put("LEPORELLO_DATABASE_URL", database.jdbcUrl());
        variables.put("LEPORELLO_DATABASE_USER", database.user());
        variables.put("LEPORELLO_DATABASE_PASSWORD", database.password());
        variables.put("LEPORELLO_OPERATOR_KEY", GatewaySlice.OPERATOR_KEY);
        variables.putAll(environment);
        return new LedgerProcess(builder.start(), port, log);
    }

    Http operator() {
        return Http.operator(port);
    }

    /** Whether it can be asked and says that all is well. */
    boolean ready() {
        if (!process.isAlive()) throw new AssertionError("The process ended; see " + log);
        return answersReadinessWith(200);
    }

    boolean answersReadinessWith(int status) {
        try {
            return operator().get("/actuator/health/readiness").status() == status;
        } catch (AssertionError notAnswered) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
