package io.leporello.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.FakeLedger;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.Http.Answer;
import io.leporello.usage.intake.IntakeResult;
import io.leporello.usage.intake.RecordUsage;
import io.leporello.usage.intake.Rejection;
import io.leporello.usage.intake.UsageEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;

/** A sender cannot tell from an answer which way a request went, except by its being quicker. */
@SpringBootTest(
        classes = {GatewaySlice.class, ShortWayTest.Intake.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "leporello.operator-key=" + GatewaySlice.OPERATOR_KEY)
class ShortWayTest {

    private static final String PATH = "/v1/usage-events";

    /** Says what is said anyway, which makes a request take the long way. */
    private static final String LONG = PATH + "?strict=false";

    private static final String ONE = "application/cloudevents+json";

    private static final String EVENT =
            "{\"id\":\"1\",\"source\":\"/test\",\"subject\":\"acme\",\"time\":\"2025-10-01T00:00:00Z\",\"data\":{\"pages\":1}}";

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan("io.leporello.gateway.usage")
    static class Intake {}

    private final Http nobody;
    private final FakeLedger ledger;
    private final MeterRegistry telemetry;

    @Autowired
    ShortWayTest(@LocalServerPort int port, FakeLedger ledger, MeterRegistry telemetry) {
        this.nobody = Http.nobody(port);
        this.ledger = ledger;
        this.telemetry = telemetry;
    }

    @BeforeEach
    void aLedgerThatRefusesWhatHasNoPages() {
        ledger.onCommand(RecordUsage.class, batch -> {
            var errors = new ArrayList<Rejection>();
            for (var event : batch.events()) if (event.usage().pages() == 0) errors.add(rejected(event));
            return new IntakeResult(batch.events().size() - errors.size(), 0, errors.size(), errors, 7);
        });
    }

    private static Rejection rejected(UsageEvent event) {
        var identity = event.identity();
        return new Rejection(event.index(), identity.source(), identity.id(), "invalid", "It has no pages.");
    }

    private Http key() {
        return nobody.with(ledger.key("pipeline", "acme", null, "usage:write"));
    }

    private static Answer send(Http sender, String path, String type, String body, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", type, "X-Request-Id", "r-1"));
        all.addAll(List.of(headers));
        return sender.send("POST", path, body, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EVENT,
                "[" + EVENT + "," + EVENT + "]",
                "[]",
                "[{\"id\":\"2\",\"source\":\"/test\",\"subject\":\"acme\",\"time\":\"2025-10-01T00:00:00Z\",\"data\":{\"pages\":0}},"
                        + EVENT + "]",
                "[{\"id\":\"3\"}]",
                "{\"id\":",
                "",
                "[" + EVENT + "]]",
                "7"
            })
    void both_ways_answer_the_same(String body) {
        var quick = send(key(), PATH, ONE, body);
        var slow = send(key(), LONG, ONE, body);

        assertThat(quick.status()).isEqualTo(slow.status());
        assertThat(quick.text()).isEqualTo(slow.text());
        for (var header : List.of("Content-Type", "Cache-Control", "X-Content-Type-Options", "X-Request-Id"))
            assertThat(quick.header(header)).as(header).isEqualTo(slow.header(header));
    }

    @Test
    void who_sent_it_and_in_which_request_stands_in_the_origin() {
        assertThat(send(key(), PATH, ONE, EVENT).status()).isEqualTo(200);

        assertThat(ledger.lastOrigin().actor()).isEqualTo("key:pipeline");
        assertThat(ledger.lastOrigin().customer()).isEqualTo("acme");
        assertThat(ledger.lastOrigin().request()).isEqualTo("r-1");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            usage:write,   lep_pipeline_wrong, 401
            usage:write,   ,                   200
            accounts:read, ,                   403
            """)
    void a_key_that_does_not_open_it_is_refused(String scope, String other, int status) {
        var good = nobody.with(ledger.key(scope.replace(":", ""), "acme", null, scope));
        var answer = send(other == null ? good : nobody.with(other), PATH, ONE, EVENT);

        assertThat(answer.status()).isEqualTo(status);
        if (status != 200) assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void nobody_is_refused() {
        assertThat(send(nobody, PATH, ONE, EVENT).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            application/json;charset=UTF-8,       Accept,           */*,              200
            application/cloudevents-batch+json,   Accept,           application/json, 200
            application/cloudevents+json,         Accept,           text/html,        406
            text/plain,                           Accept,           */*,              415
            application/cloudevents+json,         Content-Encoding, br,               415
            application/cloudevents+json,         Content-Encoding, identity,         200
            application/cloudevents+json,         Cookie,           SESSION=none,     200
            """)
    void what_is_not_as_usual_is_understood_or_refused_as_ever(String type, String header, String value, int status) {
        assertThat(send(key(), PATH, type, EVENT, header, value).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"id":"1","source":"/test","subject":"acme","time":"2025-10-01T00:00:00Z","data":{"pages":1}}
            400 | {"id":
            """)
    void it_is_measured_under_the_name_of_its_path_by_how_it_ended(String status, String body) {
        var before = measured(status);

        send(key(), PATH, ONE, body);

        Eventually.isTrue(() -> measured(status) == before + 1);
        assertThat(measured("500")).isZero();
    }

    private long measured(String status) {
        return telemetry
                .find("http.server.requests")
                .tags("uri", PATH, "method", "POST", "status", status)
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
