package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.RunningLedger.application;
import static io.leporello.gateway.contract.RunningLedger.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.Http;
import io.leporello.gateway.operations.ProjectionView;
import io.leporello.gateway.operations.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whatever is rebuilt holds what it held before, row by row, and is read all the while. */
@ExtendWith(RunningLedger.class)
class RebuildIT {

    private static final int EVENTS = 400;
    private static final int MANY_EVENTS = 24_000;
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/St_Johns", "Pacific/Auckland");
    private static final Random RANDOM = new Random(20261128);

    private static final List<String> customers = new ArrayList<>();

    /** Nothing changes for this one while the others use, are corrected and move. */
    private static final String steady = "steady-" + UUID.randomUUID();

    /** So much usage of this one that it is read in runs. */
    private static final String many = "many-" + UUID.randomUUID();

    @BeforeAll
    static void fill() {
        var plan =
                "{\"id\":\"%s\",\"name\":\"P\",\"currency\":\"EUR\",\"charges\":[{\"meter\":\"documents\",\"model\":\"per_unit\",\"unitPrice\":\"0.10\"}]}";
        created(operator().post("/v1/price-plans", plan.formatted(steady)));
        register(steady, ZONES.get(0));
        var contract = "{\"plan\":\"%s\",\"from\":\"2025-01-01\"}".formatted(steady);
        assertThat(operator()
                        .send("PUT", "/v1/customers/" + steady + "/contract", contract)
                        .status())
                .isEqualTo(200);
        sendEvents(IntStream.range(0, EVENTS)
                .mapToObj(event -> event("steady-" + event, steady, "2025-03-01T12:00:00Z", 1)));
        register(many, ZONES.get(1));
        for (var batch = 0; batch < MANY_EVENTS / EVENTS; batch++) sendMany(batch);
        for (var zone : ZONES) {
            var customer = "rebuilt-" + UUID.randomUUID();
            customers.add(customer);
            register(customer, zone);
        }
        for (var batch = 0; batch < 4; batch++) send("fill-" + batch);
        correct("fill-0");
    }

    private static void register(String customer, String zone) {
        created(operator()
                .post("/v1/customers", "{\"id\":\"%s\",\"name\":\"R\",\"timeZone\":\"%s\"}".formatted(customer, zone)));
    }

    private static void created(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "totals",
                "entries",
                "prices",
                "credits",
                "invoices",
                "runs",
                "customers",
                "users",
                "plans",
                "contracts",
                "api-keys"
            })
    void a_rebuilt_projection_holds_the_same_rows_under_the_same_names_with_the_same_keys(String name) {
        waited();
        var tables = projection(name).tables();
        var before = tables.stream().map(RebuildIT::copied).toList();
        var shapes = tables.stream().map(RebuildIT::shape).toList();

        var rebuilt = rebuild(name);

        assertThat(rebuilt.path("state").asString()).as(rebuilt.toString()).isEqualTo("DONE");
        assertThat(rebuilt.path("percent").asInt()).isEqualTo(100);
        assertThat(rebuilt.path("startedBy").asString()).isEqualTo("operator");
        for (var index = 0; index < tables.size(); index++) {
            assertThat(difference(tables.get(index), before.get(index)))
                    .as(tables.get(index))
                    .isZero();
            assertThat(shape(tables.get(index))).isEqualTo(shapes.get(index));
        }
        assertThat(sql("select count(*) from pg_namespace where nspname like 'fresh%'"))
                .isZero();
    }

    @Test
    void every_projection_is_listed_with_its_tables() {
        assertThat(operator().get("/v1/projections").json().path("items").findValuesAsString("name"))
                .containsExactly(
                        "api-keys",
                        "contracts",
                        "credits",
                        "customers",
                        "entries",
                        "invoices",
                        "plans",
                        "prices",
                        "runs",
                        "totals",
                        "users");
    }

    /** Documents are the very bytes that were issued, which no event could make again. */
    @Test
    void every_table_of_billing_but_that_of_documents_belongs_to_one_projection() {
        var tables = client().sql("""
                select 'billing.' || tablename from pg_tables where schemaname = 'billing'
                   and tablename not in ('migration', 'document', 'translation')
                """).query(String.class).list();
        assertThat(application().getBean(Projections.class).list())
                .flatExtracting(ProjectionView::tables)
                .containsAll(tables)
                .doesNotHaveDuplicates();
    }

    @Test
    void totals_rebuilt_while_usage_comes_in_customers_move_and_dashboards_read_miss_and_double_nothing() {
        var enough = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            for (var batch = 0; !enough.get(); batch++) {
                send("writes-" + batch);
                if (batch % 3 == 0) correct("writes-" + batch);
                if (batch % 5 == 0) move(customers.get(0), ZONES.get(batch / 5 % ZONES.size()));
            }
        });
        var reader = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                assertThat(documents(steady)).isEqualTo(EVENTS);
                assertThat(net(steady)).isEqualTo("40.00");
            }
        });
        try {
            for (var round = 0; round < 3; round++)
                assertThat(rebuild(round == 1 ? "entries" : "totals")
                                .path("state")
                                .asString())
                        .isEqualTo("DONE");
        } finally {
            enough.set(true);
        }
        writer.join();
        reader.join();
        waited();

        assertThat(sql("""
                select count(*) from (
                    select customer, date_bin('15 min', used_at, 'epoch'), "user", product, sum(documents), sum(pages),
                           coalesce(sum(credits), 0),
                           coalesce(sum(documents) filter (where credits is null), 0),
                           coalesce(sum(pages) filter (where credits is null), 0)
                      from usage.entry group by 1, 2, 3, 4
                    except select * from billing.total) as missing
                """)).isZero();
        assertThat(sql("select count(*) from billing.total")).isEqualTo(sql("""
                select count(*) from (select distinct customer, date_bin('15 min', used_at, 'epoch'), "user", product
                                        from usage.entry) as keys
                """));
        var rows = copied("billing.day");
        var months = copied("billing.month");
        var touched = copied("billing.touched");
        rebuild("totals");
        assertThat(difference("billing.day", rows)).isZero();
        assertThat(difference("billing.month", months)).isZero();
        assertThat(difference("billing.touched", touched)).isZero();
        assertThat(sql("select count(*) from usage.event where aggregate_type = 'usage'"))
                .isEqualTo(sql("select count(distinct position) from usage.entry"));
    }

    @Test
    void rows_that_are_wrong_are_right_afterwards() {
        waited();
        var customer = customers.get(2);
        var right = documents(customer);
        client().sql("update billing.day set documents = documents + 7 where customer = ?")
                .param(customer)
                .update();
        client().sql("delete from billing.total where customer = ?")
                .param(customer)
                .update();
        assertThat(documents(customer)).isNotEqualTo(right);

        rebuild("totals");

        assertThat(documents(customer)).isEqualTo(right);
    }

    @Test
    void a_projection_nobody_knows_is_answered_with_those_there_are() {
        var answer = operator().post("/v1/projections/sums/rebuild", "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("sums", "totals", "invoices");
    }

    private static ProjectionView projection(String name) {
        return application().getBean(Projections.class).find(name);
    }

    private static JsonNode rebuild(String name) {
        var path = "/v1/projections/" + name + "/rebuild";
        var started = operator().post(path, "{}");
        assertThat(started.status()).as(started.text()).isEqualTo(202);
        return Eventually.answers(
                () -> operator().get(path).json(),
                now -> !now.path("state").asString().equals("RUNNING"));
    }

    private static void waited() {
        assertThat(operator().get("/v1/customers?limit=1&wait=10").status()).isEqualTo(200);
    }

    private static long documents(String customer) {
        var totals = operator()
                .get("/v1/customers/" + customer + "/usage?from=2025-01-01&to=2026-01-01&by=month")
                .json()
                .path("totals");
        return Long.parseLong(totals.path("documents").asString());
    }

    private static String net(String customer) {
        return operator()
                .get("/v1/customers/" + customer + "/invoice-preview?period=2025-03")
                .json()
                .path("net")
                .asString();
    }

    private static void send(String prefix) {
        sendEvents(IntStream.range(0, EVENTS).mapToObj(event -> {
            var usedAt = Instant.parse("2025-01-01T12:00:00Z").plusMillis(RANDOM.nextLong(360L * 24 * 3_600_000));
            var customer = customers.get(RANDOM.nextInt(customers.size()));
            return event(prefix + "-" + event, customer, usedAt.toString(), 1 + RANDOM.nextInt(3));
        }));
    }

    private static void sendMany(int batch) {
        sendEvents(IntStream.range(0, EVENTS)
                .mapToObj(event -> event("many-" + batch + "-" + event, many, "2025-04-01T12:00:00Z", 1)));
    }

    private static void sendEvents(Stream<String> events) {
        var answer = operator()
                .send(
                        "POST",
                        "/v1/usage-events",
                        events.collect(Collectors.joining(",", "[", "]")),
                        "Content-Type",
                        "application/cloudevents-batch+json");
        assertThat(answer.json().path("accepted").asInt()).as(answer.text()).isEqualTo(EVENTS);
    }

    private static String event(String id, String customer, String usedAt, int documents) {
        return """
                {"specversion":"1.0","id":"%s","source":"/rebuild/%s","type":"document.processed","subject":"%s","time":"%s",
                 "data":{%s"documents":%d,"pages":%d%s}}""".formatted(
                        id,
                        steady,
                        customer,
                        usedAt,
                        RANDOM.nextBoolean() ? "\"product\":\"p" + RANDOM.nextInt(3) + "\"," : "",
                        documents,
                        RANDOM.nextInt(50),
                        RANDOM.nextBoolean()
                                ? ",\"credits\":\"%d.%03d\"".formatted(RANDOM.nextInt(9), RANDOM.nextInt(999))
                                : "");
    }

    private static void correct(String prefix) {
        for (var event = 0; event < 10; event++) {
            var action =
                    event % 2 == 0 ? "\"action\":\"void\"" : "\"action\":\"amend\",\"data\":{\"pages\":" + event + "}";
            var answer = operator()
                    .post(
                            "/v1/usage-corrections",
                            "{\"source\":\"/rebuild/%s\",\"id\":\"%s-%d\",\"reason\":\"test\",%s}"
                                    .formatted(steady, prefix, event, action));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    private static void move(String customer, String zone) {
        assertThat(operator()
                        .send("PATCH", "/v1/customers/" + customer, "{\"timeZone\":\"" + zone + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private static String copied(String table) {
        var copy = "public.copy_" + UUID.randomUUID().toString().replace('-', '_');
        client().sql("create table " + copy + " as select * from " + table).update();
        return copy;
    }

    private static long difference(String table, String copy) {
        var columns =
                table.equals("account.user") ? "id, customer_id, roles, status, joined, confirmed, name, email" : "*";
        return sql("""
                select count(*) from ((select %1$s from %2$s except all select %1$s from %3$s)
                                      union all (select %1$s from %3$s except all select %1$s from %2$s)) as different
                """.formatted(columns, table, copy));
    }

    /** Columns, keys and indexes as PostgreSQL tells them. */
    private static List<String> shape(String table) {
        return client().sql("""
                select attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || attgenerated::text
                  from pg_attribute where attrelid = :table::regclass and attnum > 0 and not attisdropped
                 union all
                select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = :table::regclass
                 union all
                select pg_get_indexdef(indexrelid) from pg_index where indrelid = :table::regclass
                 order by 1
                """).param("table", table).query(String.class).list();
    }

    private static long sql(String question) {
        return client().sql(question).query(Long.class).single();
    }

    private static JdbcClient client() {
        return application().getBean(JdbcClient.class);
    }
}
