package io.leporello.gateway.contract;

import static java.util.Objects.requireNonNull;

import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import io.leporello.postgres.TestDatabase;
import io.leporello.postgres.TestJvm;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole application on a random port and an empty database. It starts with the first test class that asks for it, is
 * shared by all of this JVM and stops with it, so every test makes customers of its own.
 */
public final class RunningLedger implements BeforeAllCallback {

    /** Its master key is here, which a copy of it needs as well. */
    public static final Path DATA = TestJvm.folder("running-ledger");

    private static @Nullable ConfigurableApplicationContext application;
    private static @Nullable TestDatabase database;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (application != null) return;
        application = TestJvm.closesAtItsEnd(started());
    }

    private static ConfigurableApplicationContext started() {
        var database = TestDatabase.of(RunningLedger.class);
        RunningLedger.database = database;
        return LedgerApplication.start(
                "--server.port=0",
                "--leporello.data=" + DATA,
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.database.url=" + database.jdbcUrl(),
                "--leporello.database.user=" + database.user(),
                "--leporello.database.password=" + database.password());
    }

    static ConfigurableApplicationContext application() {
        return requireNonNull(application, "The test class lacks @ExtendWith(RunningLedger.class)");
    }

    /** The variables by which a command finds the same database. */
    public static Map<String, String> environment() {
        return environment(requireNonNull(database));
    }

    public static Map<String, String> environment(TestDatabase database) {
        return Map.of(
                "LEPORELLO_DATABASE_URL",
                database.jdbcUrl(),
                "LEPORELLO_DATABASE_USER",
                database.user(),
                "LEPORELLO_DATABASE_PASSWORD",
                database.password());
    }

    public static int port() {
        return Integer.parseInt(application().getEnvironment().getRequiredProperty("local.server.port"));
    }

    public static Http operator() {
        return Http.operator(port());
    }

    static Http nobody() {
        return Http.nobody(port());
    }
}
