package io.leporello.account.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.person.MasterKey;
import io.leporello.account.person.TestPersons;
import io.leporello.postgres.TestDatabase;
import io.leporello.schema.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a million users take to open and to search, and what they take in memory. It prints what it measures:
 * {@code ./mvnw -pl account-domain verify -Dit.test=UserSearchBenchmarkIT -Dleporello.benchmark=1000000}.
 */
@EnabledIfSystemProperty(named = "leporello.benchmark", matches = "[0-9]+")
class UserSearchBenchmarkIT {

    private static final int USERS = Integer.getInteger("leporello.benchmark", 0);
    private static final int CUSTOMERS = Math.max(1, USERS / 5);
    private static final int CHUNK = 20_000;
    private static final int QUESTIONS = 200;
    private static final int PAGE = 101;
    private static final Duration GOAL = Duration.ofMillis(200);

    private final Random random = new Random(20261003);

    @Test
    void lists_and_searches_stay_below_200_ms() {
        var dataSource = TestDatabase.of(UserSearchBenchmarkIT.class).dataSource();
        Schema.migrated("account", dataSource);
        var database = JdbcClient.create(dataSource);
        var master = MasterKey.configured(Base64.getEncoder().encodeToString(new byte[32]), "the test");
        var persons = new TestPersons(master);
        for (var from = 0; from < USERS; from += CHUNK) insert(database, persons, from, Math.min(USERS, from + CHUNK));
        database.sql("analyze account.user").update();
        database.sql("analyze account.person_key").update();

        var index = new UserIndex(database, persons.keys(dataSource));
        var before = usedMegabytes();
        var started = System.nanoTime();
        assertThat(index.find(null, null, null, null, 1)).hasSize(1);
        System.out.printf(
                "%,d users of %,d customers opened in %,d ms, %,d MB in memory%n",
                USERS, CUSTOMERS, millis(System.nanoTime() - started), usedMegabytes() - before);

        measure("first page of a customer", () -> index.find(customer(), null, null, null, PAGE));
        measure("first page of all", () -> index.find(null, null, null, null, PAGE));
        measure("search that finds many", () -> index.find(null, null, "meier", null, PAGE));
        measure("search that finds one", () -> index.find(null, null, name(random.nextInt(USERS)), null, PAGE));
        measure("search that finds nobody", () -> index.find(null, null, "no such person", null, PAGE));
    }

    private void insert(JdbcClient database, TestPersons persons, int from, int to) {
        var rows = IntStream.range(from, to)
                .parallel()
                .mapToObj(number -> persons.sealed(
                        "user-000000000000000000000-" + number,
                        name(number),
                        name(number).replace(' ', '.') + "@example.com"))
                .toList();
        database.sql("insert into account.person_key select * from unnest(:ids::text[], :wrapped::text[])")
                .param("ids", column(rows, 0))
                .param("wrapped", column(rows, 1))
                .update();
        database.sql("""
                insert into account.user
                select id, 'customer-' || (:from + number) % :customers, 'USER', 'ACTIVE', true, true, name, email, now(),
                       nextval('account.user_version')
                  from unnest(:ids::text[], :names::text[], :emails::text[]) with ordinality
                       as added (id, name, email, number)
                """)
                .param("from", from)
                .param("customers", CUSTOMERS)
                .param("ids", column(rows, 0))
                .param("names", column(rows, 2))
                .param("emails", column(rows, 3))
                .update();
    }

    private static String[] column(List<List<String>> rows, int column) {
        return rows.stream().map(row -> row.get(column)).toArray(String[]::new);
    }

    /** Different for each number; every twentieth is a Meier. */
    private static String name(int number) {
        return "Maximiliane " + (number % 20 == 0 ? "Meier" : "Person") + Integer.toString(number * 7 + 13, 36);
    }

    private String customer() {
        return "customer-" + random.nextInt(CUSTOMERS);
    }

    private void measure(String what, Supplier<List<String>> question) {
        var times = new ArrayList<Long>();
        for (var number = 0; number < QUESTIONS; number++) {
            var started = System.nanoTime();
            var found = question.get();
            times.add(System.nanoTime() - started);
            assertThat(found).hasSizeLessThanOrEqualTo(PAGE);
        }
        Collections.sort(times);
        var p95 = times.get(QUESTIONS * 95 / 100);
        System.out.printf("%s: median %,d ms, p95 %,d ms%n", what, millis(times.get(QUESTIONS / 2)), millis(p95));
        assertThat(Duration.ofNanos(p95)).as(what).isLessThan(GOAL);
    }

    private static long usedMegabytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
