package io.leporello.gateway.benchmark;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.user.UserDirectory;
import io.leporello.gateway.ChildServer;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a ledger with very many accounts starts, lists and searches, on one machine that also runs the clients. */
final class AccountBenchmark {

    private static final int CUSTOMERS = Integer.getInteger("customers", 200_000);
    private static final int USERS = CUSTOMERS * Accounts.USERS_OF_CUSTOMER;
    private static final int LOOK_UPS = Math.min(USERS, 100_000);
    private static final int WARM_UP_CALLS = 100;
    private static final int CALLS = 500;
    private static final int CLIENTS = 2;

    private final Path folder;
    private final Path jar;
    private final Figures figures;
    private final Random random = new Random(20261003);

    AccountBenchmark(Path folder, Path jar, Figures figures) {
        this.folder = folder;
        this.jar = jar;
        this.figures = figures;
    }

    void run() throws Exception {
        var data = Files.createDirectories(folder.resolve("accounts"));
        fill(data);
        measure(data);
    }

    private void fill(Path data) {
        try (var server = LedgerApplication.start(
                "--server.port=0",
                "--logging.threshold.console=OFF",
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.data=" + data)) {
            var begin = Instant.now();
            new Accounts(server).make(CUSTOMERS, null);
            figures.add("accounts.customers", "customer accounts", BigDecimal.valueOf(CUSTOMERS));
            figures.add("accounts.users", "users, five each", BigDecimal.valueOf(USERS));
            figures.add("accounts.append.seconds", "to append their events, s", seconds(begin));
            begin = Instant.now();
            var port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            awaitRows(Http.operator(port));
            figures.add("accounts.rows.seconds", "until the read models hold them, s", seconds(begin));
            lookUps(server);
            server.getBean(JdbcClient.class).sql("analyze").update();
        }
    }

    private static void awaitRows(Http operator) {
        while (operator.get("/v1/customers?limit=1&wait=10").status() == 504) {}
    }

    /** What a usage event asks for. Whoever was asked for once stays in memory. */
    private void lookUps(ConfigurableApplicationContext server) {
        var users = server.getBean(UserDirectory.class);
        var customers = server.getBean(CustomerDirectory.class);
        var before = usedBytes();
        var begin = System.nanoTime();
        for (var user = 0; user < LOOK_UPS; user++) {
            refuseUnknown(users.find(Accounts.userId(user)).isPresent());
            refuseUnknown(customers
                    .find(Accounts.customerId(user / Accounts.USERS_OF_CUSTOMER))
                    .isPresent());
        }
        var first = System.nanoTime() - begin;
        figures.add(
                "accounts.lookup.bytes",
                "look-up of intake, bytes in memory for a user",
                BigDecimal.valueOf((usedBytes() - before) / LOOK_UPS));
        figures.add(
                "accounts.lookup.first.microseconds",
                "the first look-up of a user, µs",
                BigDecimal.valueOf(first / 1_000 / LOOK_UPS));
        begin = System.nanoTime();
        for (var user = 0; user < LOOK_UPS; user++)
            refuseUnknown(users.find(Accounts.userId(user)).isPresent());
        figures.add(
                "accounts.lookup.next.nanoseconds",
                "every later one, ns",
                BigDecimal.valueOf((System.nanoTime() - begin) / LOOK_UPS));
    }

    /** A fast answer that knows nobody is none. */
    private static void refuseUnknown(boolean known) {
        if (!known) throw new IllegalStateException("Somebody is unknown");
    }

    private static long usedBytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void measure(Path data) throws IOException, InterruptedException, ExecutionException {
        var begin = Instant.now();
        try (var server = ChildServer.ofJar(jar, data)) {
            figures.add("accounts.start.seconds", "start on these accounts until ready, s", seconds(begin));
            figures.add("accounts.started.megabytes", "resident memory then, MB", Resident.megabytes(server.pid()));
            var operator = Http.operator(server.port());
            begin = Instant.now();
            var early = operator.get("/v1/customers/" + customer() + "/users");
            if (early.status() != 200) throw new IllegalStateException(early.text());
            figures.add("accounts.early.seconds", "first list of a customer's users, s", seconds(begin));
            while (operator.get("/v1/users?limit=1").status() == 503) {}
            figures.add("accounts.opened.seconds", "ready to search all users after, s", seconds(begin));
            calls(operator);
            figures.add("accounts.megabytes", "resident memory at the end, MB", Resident.megabytes(server.pid()));
        }
    }

    private void calls(Http operator) throws InterruptedException, ExecutionException {
        time(operator, "customers.list", "list of customers", () -> "/v1/customers");
        time(
                operator,
                "customers.one",
                "search that finds a customer",
                () -> "/v1/customers?q=" + words(Accounts.customerName(random.nextInt(CUSTOMERS))));
        time(operator, "customers.many", "search that finds most customers", () -> "/v1/customers?q=papierhandel");
        time(operator, "members", "list of a customer's users", () -> "/v1/customers/" + customer() + "/users");
        time(operator, "users.list", "list of all users", () -> "/v1/users");
        time(
                operator,
                "users.one",
                "search that finds a user",
                () -> "/v1/users?q=" + words(Accounts.userName(random.nextInt(USERS))));
        time(operator, "users.many", "search that finds every twentieth user", () -> "/v1/users?q=meier");
        time(operator, "users.none", "search that finds nobody", () -> "/v1/users?q=no-such-person");
    }

    private String customer() {
        return Accounts.customerId(random.nextInt(CUSTOMERS));
    }

    private static String words(String text) {
        return text.replace(" ", "%20").replace("ä", "%C3%A4");
    }

    private void time(Http operator, String name, String words, Supplier<String> path)
            throws InterruptedException, ExecutionException {
        ask(operator, paths(path, WARM_UP_CALLS));
        var nanos = ask(operator, paths(path, CALLS));
        figures.add("accounts." + name + ".p50_ms", words + ", p50 ms", millis(nanos[CALLS / 2]));
        figures.add("accounts." + name + ".p95_ms", words + ", p95 ms", millis(nanos[CALLS * 95 / 100]));
    }

    private static List<String> paths(Supplier<String> path, int number) {
        var paths = new ArrayList<String>();
        for (var call = 0; call < number; call++) paths.add(path.get());
        return paths;
    }

    /** How long each answer took, in order; from several clients at once. */
    private static long[] ask(Http operator, List<String> paths) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var nanos = new long[paths.size()];
            var at = 0;
            for (var answer : threads.invokeAll(
                    paths.stream().map(path -> call(operator, path)).toList())) nanos[at++] = answer.get();
            Arrays.sort(nanos);
            return nanos;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Long> call(Http operator, String path) {
        return () -> {
            var begin = System.nanoTime();
            var answer = operator.get(path);
            if (answer.status() != 200) throw new IllegalStateException(path + " " + answer.text());
            return System.nanoTime() - begin;
        };
    }

    private static BigDecimal millis(long nanos) {
        return BigDecimal.valueOf(nanos / 100_000, 1);
    }

    private static BigDecimal seconds(Instant since) {
        return BigDecimal.valueOf(Duration.between(since, Instant.now()).toMillis() / 100, 1);
    }
}
