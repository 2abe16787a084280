package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.event;
import static io.leporello.gateway.contract.Story.id;
import static io.leporello.gateway.contract.Story.ok;
import static io.leporello.gateway.contract.Story.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.gateway.description.Shape;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's part "Operations". */
@ExtendWith(RunningLedger.class)
class OperationsIT {

    private static final List<String> CALLS = List.of(
            "post /v1/customers",
            "get /v1/customers",
            "get /v1/customers/{id}",
            "patch /v1/customers/{id}",
            "post /v1/customers/{id}/close",
            "post /v1/customers/{id}/api-keys",
            "get /v1/customers/{id}/api-keys",
            "delete /v1/customers/{id}/api-keys/{keyId}",
            "post /v1/api-keys",
            "post /v1/price-plans",
            "get /v1/price-plans",
            "get /v1/price-plans/{id}",
            "post /v1/credit-schedules",
            "get /v1/credit-schedules",
            "post /v1/customers/{id}/credit-purchases",
            "get /v1/customers/{id}/credit-purchases",
            "get /v1/customers/{id}/credits",
            "put /v1/customers/{id}/contract",
            "get /v1/customers/{id}/contracts",
            "post /v1/usage-events",
            "post /v1/usage-corrections",
            "get /v1/customers/{id}/usage",
            "get /v1/resellers/{id}/usage",
            "get /v1/customers/{id}/invoice-preview",
            "get /v1/history");

    @Test
    void every_answer_is_described_with_an_example() {
        assertThat(new Shape(ok(operator().get("/v3/api-docs"))).faultsOfAnswers())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void health_is_told_to_everybody_without_details(String probe) {
        var answer = RunningLedger.nobody().get("/actuator/health" + probe);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("UP");
        assertThat(answer.json().has("components")).isFalse();
    }

    @Test
    void a_projection_that_stands_still_makes_the_process_unready_but_not_dead() {
        var processor = RunningLedger.application()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("account.plans")
                .orElseThrow();
        processor.shutDown();
        try {
            assertThat(operator().get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(operator().get("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            processor.start();
        }
        Eventually.holds(
                () -> assertThat(operator().get("/actuator/health/readiness").status())
                        .isEqualTo(200));
    }

    @Test
    void usage_is_metered_by_what_became_of_it() {
        var customer = Story.customer();
        var accepted = meter("leporello_usage_events_total{outcome=\"accepted\"}");
        var duplicate = meter("leporello_usage_events_total{outcome=\"duplicate\"}");
        var unknown = meter("leporello_usage_events_total{outcome=\"unknown-customer\"}");
        var event = event(customer, id("event"), "2025-10-01T00:00:00Z", "{\"pages\":1}");
        ok(Story.send(event, event, event("no-such", id("event"), "2025-10-01T00:00:00Z", "{\"pages\":1}")));
        assertThat(meter("leporello_usage_events_total{outcome=\"accepted\"}").subtract(accepted))
                .isEqualByComparingTo("1");
        assertThat(meter("leporello_usage_events_total{outcome=\"duplicate\"}").subtract(duplicate))
                .isEqualByComparingTo("1");
        assertThat(meter("leporello_usage_events_total{outcome=\"unknown-customer\"}")
                        .subtract(unknown))
                .isEqualByComparingTo("1");
    }

    @Test
    void the_lag_of_every_projection_is_metered_in_events_and_seconds() {
        Story.used(Story.customer(), "2025-10-01T00:00:00Z", "{\"pages\":1}");
        Eventually.holds(() -> {
            for (var projection : List.of("billing", "account.customers", "account.plans", "account.contracts"))
                for (var unit : List.of("events", "seconds"))
                    assertThat(meter("leporello_projection_lag_" + unit + "{projection=\"" + projection + "\"}"))
                            .as(projection)
                            .isZero();
        });
    }

    /** Zero when there is none yet. */
    private static BigDecimal meter(String name) {
        var scraped = operator().get("/actuator/prometheus");
        assertThat(scraped.status()).isEqualTo(200);
        var line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(scraped.text());
        if (line.find()) return new BigDecimal(line.group(1));
        assertThat(name).as("a meter that is there from the start").doesNotContain("lag");
        return BigDecimal.ZERO;
    }

    @Test
    void the_description_lists_every_call_with_words_for_it() {
        var answer = RunningLedger.nobody().get("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        var paths = answer.json().path("paths");
        var described = new HashSet<String>();
        paths.properties()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    described.add(method + " " + path.getKey());
                    assertThat(path.getValue().path(method).path("summary").asString())
                            .as(method + " " + path.getKey())
                            .isNotBlank();
                }));
        assertThat(described).containsAll(CALLS);
    }

    @Test
    void the_description_names_every_form_of_usage() {
        var body = RunningLedger.nobody()
                .get("/v3/api-docs")
                .json()
                .at("/paths/~1v1~1usage-events/post/requestBody/content");
        assertThat(body.propertyNames())
                .contains("application/cloudevents+json", "application/cloudevents-batch+json", "application/x-ndjson");
    }

    @Test
    void the_page_of_the_description_loads_from_this_host_only() {
        var page = followed("/swagger-ui.html");
        assertThat(page).contains("swagger-ui");
        var loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
        var count = 0;
        while (loaded.find()) {
            assertThat(URI.create(loaded.group(1)).getHost()).isNull();
            assertThat(RunningLedger.nobody()
                            .get("/swagger-ui/" + loaded.group(1).replaceFirst("^\\./", ""))
                            .status())
                    .as(loaded.group(1))
                    .isEqualTo(200);
            count++;
        }
        assertThat(count).isGreaterThan(2);
    }

    private static String followed(String path) {
        var answer = RunningLedger.nobody().get(path);
        return answer.status() == 302
                ? followed(URI.create(answer.header("Location")).getPath())
                : answer.text();
    }
}
