package io.leporello.gateway.description;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies to try a call with; each is a file that a test sends to the real endpoint. And what a ledger answered, by call in one
 * file, which a test holds against the described types of the answers.
 */
final class Examples {

    private static final String ANSWERS = "answers";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("POST /v1/customers", "customer"),
            Map.entry("POST /v1/customers/{id}/close", "closing"),
            Map.entry("POST /v1/customers/{id}/users", "user"),
            Map.entry("POST /v1/users", "platform-user"),
            Map.entry("PUT /v1/users/{id}/roles", "roles"),
            Map.entry("PUT /v1/users/{id}/name", "name"),
            Map.entry("PUT /v1/users/{id}/email", "email"),
            Map.entry("POST /v1/sign-up", "sign-up"),
            Map.entry("POST /v1/confirmations", "confirmation"),
            Map.entry("POST /v1/invitations/accept", "acceptance"),
            Map.entry("POST /v1/session", "sign-in"),
            Map.entry("PUT /v1/users/me/password", "password"),
            Map.entry("PUT /v1/users/me/email", "new-address"),
            Map.entry("POST /v1/password-resets", "forgotten"),
            Map.entry("POST /v1/password-resets/redeem", "redemption"),
            Map.entry("POST /v1/customers/{id}/api-keys", "customer-key"),
            Map.entry("POST /v1/api-keys", "platform-key"),
            Map.entry("POST /v1/price-plans", "price-plan"),
            Map.entry("PUT /v1/customers/{id}/contract", "contract"),
            Map.entry("POST /v1/billing-runs", "billing-run"),
            Map.entry("POST /v1/customers/{id}/invoices", "month"),
            Map.entry("POST /v1/invoices/{number}/payments", "payment"),
            Map.entry("POST /v1/invoices/{number}/credit-notes", "credit-note"),
            Map.entry("POST /v1/invoices/{number}/corrections", "correction"),
            Map.entry("POST /v1/credit-schedules", "credit-schedule"),
            Map.entry("POST /v1/customers/{id}/credit-purchases", "credit-purchase"),
            Map.entry("POST /v1/customers/{id}/credit-purchases/{purchaseId}/returns", "credit-return"),
            Map.entry("POST /v1/usage-events", "usage-event"));

    private static final JsonMapper JSON = JsonMapper.shared();

    private Examples() {}

    static void addTo(OpenAPI api) {
        var answers = read(ANSWERS);
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    var call = method + " " + path;
                    addBody(call, operation);
                    addAnswer(answers.get(call), operation);
                }));
    }

    private static void addBody(String call, Operation operation) {
        var file = FILES.get(call);
        if (file == null || operation.getRequestBody() == null) return;
        operation.getRequestBody().getContent().values().forEach(content -> content.setExample(read(file)));
    }

    private static void addAnswer(@Nullable Object answer, Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            if (answer != null && status.startsWith("2") && response.getContent() != null)
                addAnswer(answer, response.getContent());
        });
    }

    private static void addAnswer(Object answer, Content forms) {
        forms.forEach((mediaType, form) -> {
            if (mediaType.equals(APPLICATION_JSON_VALUE)) form.setExample(answer);
        });
    }

    private static Map<?, ?> read(String file) {
        try (var json = new ClassPathResource("examples/" + file + ".json").getInputStream()) {
            return Objects.requireNonNull(JSON.readValue(json, Map.class));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
