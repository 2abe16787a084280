package io.leporello.gateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import io.leporello.postgres.TestDatabase;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Everything that the API describes is called with whatever can be thought of, a seed for each run: no answer blames the
 * server, every refusal is a problem document, and the ledger goes on. It has a ledger of its own, which it may fill with
 * anything.
 */
class FuzzIT {

    private static final int CASES = 1_200;
    private static final long SEED = Long.getLong("fuzz.seed", 20261128);

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "null",
            "true",
            "-1",
            "0",
            "1e999",
            "99999999999999999999999999999999999999",
            "0.0000000000000000000000000000000000001",
            "NaN",
            "2026-13-45",
            "+999999999-12-31",
            "-000001-01-01T00:00:00Z",
            "2026-10",
            "2026-10-01",
            "9999-12-31T23:59:59.999999999Z",
            "../../etc/passwd",
            "';drop table usage.event;--",
            "<script>",
            "%00",
            "%",
            "\uD800",
            "\uFFFF",
            "a".repeat(5_000),
            "ü€𝄞",
            "{}",
            "[]");

    private static ConfigurableApplicationContext application;
    private static Http operator;

    /** Method and address, with the names of its parameters. */
    private record Call(String method, String path, List<String> parameters, String type, String example) {}

    @BeforeAll
    static void start() {
        var database = TestDatabase.of(FuzzIT.class);
        application = LedgerApplication.start(
                "--server.port=0",
                "--leporello.data=target/fuzz",
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.database.url=" + database.jdbcUrl(),
                "--leporello.database.user=" + database.user(),
                "--leporello.database.password=" + database.password());
        operator = Http.operator(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        operator.post("/v1/customers", "{\"id\":\"c\",\"name\":\"C\"}");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void thousands_of_calls_that_mean_nothing_find_no_fault() {
        var calls = calls();
        assertThat(calls).hasSizeGreaterThan(50);
        var random = new Random(SEED);
        for (var number = 0; number < CASES; number++) {
            var call = calls.get(number % calls.size());
            var path = path(call, random);
            var body = call.example.isEmpty() ? null : body(call.example, random);
            var answer = operator.sendBytes(
                    call.method, path, body, "Content-Type", random.nextInt(10) == 0 ? "text/plain" : call.type);
            var sent = "case " + number + " of seed " + SEED + ": " + call.method + " " + path + " "
                    + (body == null ? "" : new String(body, UTF_8));
            assertThat(answer.status()).as("%.2000s -> %s", sent, answer.text()).isBetween(200, 499);
            if (answer.status() >= 400) Story.problem(answer, answer.status(), null);
        }
        assertThat(operator.get("/v1/customers?wait=10").status()).isEqualTo(200);
        assertThat(operator.get("/v1/dead-letters").json().path("items").size()).isZero();
        assertThat(operator.get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    private static List<Call> calls() {
        var calls = new ArrayList<Call>();
        var paths = operator.get("/v3/api-docs").json().path("paths");
        for (var path : paths.propertyNames())
            for (var method : paths.path(path).propertyNames())
                calls.add(call(path, method, paths.path(path).path(method)));
        return calls;
    }

    private static Call call(String path, String method, JsonNode described) {
        var parameters = new ArrayList<String>();
        for (var parameter : described.path("parameters"))
            if (parameter.path("in").asString().equals("query")
                    && !parameter.path("name").asString().equals("wait"))
                parameters.add(parameter.path("name").asString());
        var content = described.path("requestBody").path("content");
        var type = content.isEmpty()
                ? "application/json"
                : content.propertyNames().iterator().next();
        var example = content.path(type).path("example");
        var text = content.isEmpty() ? "" : example.isMissingNode() ? "{\"name\":\"x\"}" : example.toString();
        return new Call(method.toUpperCase(Locale.ROOT), path, parameters, type, text);
    }

    private static String path(Call call, Random random) {
        var path = call.path;
        while (path.contains("{")) {
            var value = random.nextInt(3) == 0 ? "c" : URLEncoder.encode(text(random), UTF_8);
            path = path.replaceFirst(
                    "\\{[^}]*}", value.isEmpty() ? "c" : value.replace("$", "").replace("\\", ""));
        }
        var query = new StringBuilder();
        for (var parameter : call.parameters)
            if (random.nextInt(3) == 0)
                query.append(query.isEmpty() ? '?' : '&')
                        .append(URLEncoder.encode(parameter, UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(text(random), UTF_8));
        return path + query;
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static byte[] body(String example, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> bytes(random);
            case 1 -> ("[".repeat(5_000) + "]".repeat(5_000)).getBytes(UTF_8);
            case 2 -> "{\"a\":".repeat(3_000).getBytes(UTF_8);
            case 3 -> example.substring(0, random.nextInt(example.length() + 1)).getBytes(UTF_8);
            case 4 -> ("{\"x\":" + "9".repeat(20_000) + "}").getBytes(UTF_8);
            case 5 -> scattered(example.getBytes(UTF_8), random);
            default -> replaced(example, random).getBytes(UTF_8);
        };
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A few bytes are others, so that the text is none any more. */
    private static byte[] scattered(byte[] text, Random random) {
        for (var times = 0; times < 4 && text.length > 0; times++)
            text[random.nextInt(text.length)] = (byte) random.nextInt(256);
        return text;
    }

    /** One value is another one: a text, a number far out, a list, nothing. */
    private static String replaced(String example, Random random) {
        var values = List.of(
                "\"" + text(random).replace("\\", "").replace("\"", "").replaceAll("\\p{Cntrl}", "\\\\u0000") + "\"",
                "null",
                "1e400",
                "-99999999999999999999999999",
                "[]",
                "{}",
                "[[[]]]",
                "true");
        var colons = new ArrayList<Integer>();
        for (var at = example.indexOf("\":"); at >= 0; at = example.indexOf("\":", at + 1)) colons.add(at + 2);
        if (colons.isEmpty()) return values.get(random.nextInt(values.size()));
        var from = colons.get(random.nextInt(colons.size()));
        var to = from;
        while (to < example.length() && ",}]".indexOf(example.charAt(to)) < 0) to++;
        return example.substring(0, from) + values.get(random.nextInt(values.size())) + example.substring(to);
    }
}
