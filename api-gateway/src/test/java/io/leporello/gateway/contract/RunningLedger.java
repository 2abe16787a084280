package io.leporello.gateway.contract;

import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import io.leporello.postgres.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application on a random port and an empty database. It starts with the first test that speaks of it and is
 * shared by all of this JVM, so every test makes customers of its own.
 */
final class RunningLedger {

    private static final ConfigurableApplicationContext APPLICATION = started();

    private RunningLedger() {}

    private static ConfigurableApplicationContext started() {
        var database = TestDatabase.of(RunningLedger.class);
        return LedgerApplication.start(
                "--server.port=0",
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.database.url=" + database.jdbcUrl(),
                "--leporello.database.user=" + database.user(),
                "--leporello.database.password=" + database.password());
    }

    static ConfigurableApplicationContext application() {
        return APPLICATION;
    }

    static int port() {
        return Integer.parseInt(APPLICATION.getEnvironment().getRequiredProperty("local.server.port"));
    }

    static Http operator() {
        return Http.operator(port());
    }

    static Http nobody() {
        return Http.nobody(port());
    }
}
