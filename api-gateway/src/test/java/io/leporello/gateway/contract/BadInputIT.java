package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.Http.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: never a fault of the server, always a problem document, and the ledger goes on behind it. */
@ExtendWith(RunningLedger.class)
class BadInputIT {

    private static final String EVENT = Story.event("c", "e", "2025-10-01T00:00:00Z", "{\"pages\":1}");

    /** Every call with a body, and a body that it takes. ID is a customer, PLAN a price plan. */
    private static final List<String[]> CALLS = List.of(
            new String[] {
                "POST",
                "/v1/customers",
                "application/json",
                "{\"id\":\"new-id\",\"name\":\"A\",\"address\":{\"country\":\"DE\"}}"
            },
            new String[] {
                "PATCH", "/v1/customers/ID", "application/json", "{\"name\":\"B\",\"address\":{\"city\":\"C\"}}"
            },
            new String[] {"POST", "/v1/customers/ID/close", "application/json", "{\"from\":\"2099-01-01\"}"},
            new String[] {
                "POST", "/v1/customers/ID/api-keys", "application/json", "{\"name\":\"k\",\"scopes\":[\"usage:read\"]}"
            },
            new String[] {"POST", "/v1/api-keys", "application/json", "{\"name\":\"k\",\"role\":\"AUDITOR\"}"},
            new String[] {"POST", "/v1/price-plans", "application/json", PricesIT.PAGES_2026},
            new String[] {
                "PUT",
                "/v1/customers/ID/contract",
                "application/json",
                "{\"plan\":\"PLAN\",\"from\":\"2025-10-01\",\"discountPercent\":\"5\",\"overrides\":{\"charges\":[]}}"
            },
            new String[] {
                "POST",
                "/v1/credit-schedules",
                "application/json",
                "{\"effectiveFrom\":\"2099-01-01\",\"products\":[{\"product\":\"bad-input\",\"perPage\":\"1\"}]}"
            },
            new String[] {
                "POST",
                "/v1/customers/ID/credit-purchases",
                "application/json",
                "{\"credits\":\"1\",\"price\":\"1\",\"from\":\"2025-10-01\",\"expiresOn\":\"2025-11-01\"}"
            },
            new String[] {"POST", "/v1/usage-events", "application/cloudevents+json", EVENT},
            new String[] {"POST", "/v1/usage-events", Story.BATCH, "[" + EVENT + "," + EVENT + "]"},
            new String[] {"POST", "/v1/usage-events", Story.NDJSON, EVENT + "\n" + EVENT},
            new String[] {"POST", "/v1/usage-events?strict=true", Story.BATCH, "[" + EVENT + "]"},
            new String[] {
                "POST",
                "/v1/usage-corrections",
                "application/json",
                "{\"source\":\"/test\",\"id\":\"x\",\"action\":\"amend\",\"data\":{\"pages\":1},\"reason\":\"r\"}"
            });

    private static Stream<String[]> calls() {
        return CALLS.stream();
    }

    private final String customer = Story.customer();
    private final String plan = Story.plan(PricesIT.CHEAP);

    /** An event that was stored and cannot be read would stop a projection for good. */
    @AfterEach
    void the_ledger_goes_on() {
        assertThat(operator().get("/v1/customers?wait=10").status()).isEqualTo(200);
        assertThat(operator().get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    private Answer send(String method, String path, String type, byte[] body) {
        return operator().sendBytes(method, filled(path), body, "Content-Type", type);
    }

    private String filled(String text) {
        return text.replace("ID", customer).replace("PLAN", plan);
    }

    private static void assertNoFault(Answer answer, String sent) {
        assertThat(answer.status()).as(sent + " -> " + answer.text()).isBetween(200, 499);
        if (answer.status() < 400) return;
        Story.problem(answer, answer.status(), null);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void bodies_that_are_no_object_at_all(String method, String path, String type, String good) {
        for (var body : List.of(
                "",
                " ",
                "null",
                "true",
                "17",
                "\"text\"",
                "[]",
                "[[]]",
                "[null]",
                "{}",
                "{",
                "}",
                "[",
                "]",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "1e999999",
                "-1e999999",
                "1e-999999",
                "\u0000",
                "\ufeff{}",
                "{}{}",
                "{} x",
                "<xml/>",
                "a=b",
                "// {}",
                "/* */",
                "\"\\u",
                "\"\\ud800\"",
                "\"unterminated",
                "[".repeat(20_000),
                "{\"a\":".repeat(20_000),
                "9".repeat(20_000),
                "\"" + "x".repeat(200_000) + "\""))
            assertNoFault(send(method, path, type, body.getBytes(StandardCharsets.UTF_8)), body);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void every_value_of_a_good_body_replaced_by_a_bad_one(String method, String path, String type, String good) {
        for (var value : List.of(
                "null",
                "true",
                "-1",
                "1e999999",
                "1e2147483647",
                "1E-2147483648",
                "0.00000000000000000001",
                "123456789012345678901234567890123456789012345678901234567890",
                "NaN",
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\u202e\"",
                "\"2026-13-01\"",
                "\"2026-02-30\"",
                "\"+999999999-12-31\"",
                "\"1e5\"",
                "\"1,5\"",
                "\"../../etc/passwd\"",
                "\"${jndi:ldap://x}\"",
                "\"'; drop table usage.event; --\"",
                "[]",
                "{}",
                "[[[[1]]]]",
                "{\"unknown\":1}",
                "\"" + "é".repeat(70_000) + "\""))
            for (var body : withEachValueAs(good, value))
                assertNoFault(send(method, path, type, filled(body).getBytes(StandardCharsets.UTF_8)), body);
    }

    /** One body for each scalar of the good one, with that scalar replaced. */
    private static List<String> withEachValueAs(String good, String value) {
        var scalar = java.util.regex.Pattern.compile(":\\s*(\"[^\"]*\"|-?\\d[\\d.]*)")
                .matcher(good);
        var bodies = new ArrayList<String>();
        while (scalar.find()) bodies.add(good.substring(0, scalar.start(1)) + value + good.substring(scalar.end(1)));
        return bodies;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("calls")
    void bytes_that_are_no_text(String method, String path, String type, String good) {
        var bytes = good.getBytes(StandardCharsets.UTF_8);
        for (var bad : new int[] {0xff, 0xc0, 0x80, 0xed, 0xf8, 0x00}) {
            for (var at = 1; at < bytes.length; at += 7) {
                var broken = bytes.clone();
                broken[at] = (byte) bad;
                assertNoFault(send(method, path, type, broken), bad + " at " + at);
            }
        }
        assertNoFault(send(method, path, type, good.getBytes(StandardCharsets.UTF_16)), "UTF-16");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /v1/customers?                                  | q reseller limit after wait
            /v1/customers/ID?                               | wait
            /v1/customers/ID/contracts?                     | limit after wait
            /v1/customers/ID/api-keys?                      | limit after wait
            /v1/price-plans?                                | limit after wait
            /v1/credit-schedules?                           | limit after wait
            /v1/customers/ID/credits?                       | on asOf wait
            /v1/customers/ID/credit-purchases?              | limit after wait
            /v1/api-keys?                                   | limit after wait
            /v1/customers/ID/usage?from=2025-10-01&to=2025-10-02& | by group wait
            /v1/customers/ID/usage?from=2025-10-01&         | to
            /v1/customers/ID/usage?to=2025-10-01&           | from
            /v1/resellers/ID/usage?from=2025-10-01&         | to
            /v1/resellers/ID/usage?to=2025-10-01&           | from
            /v1/customers/ID/invoice-preview?               | period
            /v1/customers/ID/invoice-preview?period=2025-10& | asOf wait
            /v1/history?                                    | customer user type source id from to fromPosition after limit wait
            """)
    void parameters(String path, String names) {
        for (var name : names.strip().split(" ", -1))
            for (var value : List.of(
                    "",
                    "%00",
                    "a%00b",
                    "%FF",
                    "%ED%A0%80",
                    "%C0%AF",
                    "-1",
                    "0",
                    "1e999999",
                    "NaN",
                    "null",
                    "[]",
                    "%7B%7D",
                    "2026-13-01",
                    "2026-02-30",
                    "2026-00",
                    "2026-13",
                    "0000-00-00",
                    "%2B999999999-12-31",
                    "-999999999-01-01",
                    "%2B1000000000-12-31T23:59:59.999999999Z",
                    "-1000000000-01-01T00:00:00Z",
                    "9".repeat(400),
                    "9223372036854775807",
                    "-9223372036854775808",
                    "9223372036854775808",
                    "x".repeat(4000),
                    "%27%3B%20drop%20table%20usage.event%3B--",
                    "%25%5F%5C",
                    "%F0%9F%92%A9",
                    "..%2F..%2Fetc%2Fpasswd"))
                assertNoFault(operator().get(filled(path.strip()) + name + "=" + value), path + name + "=" + value);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/v1/customers/../../etc/passwd",
                "/v1/customers/..%2F..%2Fetc%2Fpasswd",
                "/v1/customers/%2e%2e/secret",
                "/v1//customers",
                "/v1/customers;a=b",
                "/v1/customers/a;b",
                "/v1/customers/%2F",
                "/v1/customers/%5C",
                "/v1/customers/%00",
                "/v1/customers/a%0d%0aSet-Cookie:x",
                "/v1/customers/%",
                "/v1/customers/%zz",
                "/v1/customers/%ED%A0%80",
                "/v1/customers/%FF",
                "/v1/customers/ü",
                "/v1/customers/a b",
                "/v1/customers/${x}",
                "/v1/customers/%24%7Bx%7D",
                "/v1/customers/.",
                "/v1/customers/..",
                "/v1/customers/a/..",
                "/v1/customers/%F0%9F%92%A9/usage?from=2025-10-01&to=2025-10-02",
                "/v1/price-plans/%00%01",
                "/v1/resellers/%20/usage?from=2025-10-01&to=2025-10-02",
                "/v1/history?customer",
                "/v1/history?=&&==",
                "/v1/history?a[b]=c",
                "/v1/history?%",
                "*",
                "v1",
                "/v1/customers#x",
                "/%76%31/customers/%2e%2e"
            })
    void addresses(String path) throws IOException {
        assertProblemOr200(path);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 500, 5_000, 15_000, 40_000})
    void ids_that_are_too_long(int length) throws IOException {
        assertProblemOr200("/v1/customers/" + "x".repeat(length));
        assertProblemOr200("/v1/price-plans/" + "%C3%BC".repeat(length / 6));
    }

    private static void assertProblemOr200(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + operator().key() + "\r\n\r\n");
        assertThat(answer).as(path).matches("(?s)HTTP/1.1 (200|4\\d\\d) .*");
        if (answer.startsWith("HTTP/1.1 2")) return;
        assertThat(answer).as(path).contains("application/problem+json", "\"status\":4", "\"detail\":");
        assertThat(answer).as(path).doesNotContain("<html", "Exception", "\tat ", "passwd:");
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RunningLedger.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic abc", "Bearer", "Bearer ", "bearer x", "Bearer \u00e9", "Bearer a b", "Token x", "lep__"})
    void keys_that_are_none(String authorization) {
        Story.problem(
                RunningLedger.nobody().send("GET", "/v1/customers", null, "Authorization", authorization), 401, null);
    }

    @Test
    void anything_at_all() {
        var seed = Long.getLong("leporello.seed", System.nanoTime());
        System.out.println("BadInputIT: -Dleporello.seed=" + seed);
        var random = new Random(seed);
        for (var round = 0; round < 400; round++) {
            var call = CALLS.get(random.nextInt(CALLS.size()));
            var body = mutated(filled(call[3]).getBytes(StandardCharsets.UTF_8), random);
            var sent = "seed " + seed + ", round " + round + ": " + call[0] + " " + call[1] + " "
                    + new String(body, StandardCharsets.ISO_8859_1);
            assertNoFault(send(call[0], call[1], call[2], body), sent);
        }
    }

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            "-",
            "1e",
            "9999999999999999999",
            "\u0000",
            "\n",
            "\\u0000",
            "\\ud800",
            "e5",
            "0.",
            "true",
            "ü",
            "\u2028",
            "\"a\":",
            "2026-99-99");

    private static byte[] mutated(byte[] good, Random random) {
        var bytes = good;
        for (var times = 1 + random.nextInt(4); times > 0; times--) {
            var from = random.nextInt(bytes.length + 1);
            var to = Math.min(bytes.length, from + random.nextInt(8));
            var piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
            bytes = switch (random.nextInt(4)) {
                case 0 -> joined(bytes, from, piece, from);
                case 1 -> joined(bytes, from, piece, to);
                case 2 -> joined(bytes, from, new byte[0], to);
                default -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
            };
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int end, byte[] between, int start) {
        var joined = Arrays.copyOf(bytes, end + between.length + bytes.length - start);
        System.arraycopy(between, 0, joined, end, between.length);
        System.arraycopy(bytes, start, joined, end + between.length, bytes.length - start);
        return joined;
    }
}
