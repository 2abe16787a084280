package io.leporello.gateway.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger's HTTP interface, as far as the commands need it. Every call throws {@link NoAnswer} when no server
 * answered and {@link ApiProblem} when it answered with anything but success. Safe for many threads.
 */
final class LedgerClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;
    private final String key;

    /** @param key the API key; empty to call without one */
    LedgerClient(URI server, String key) {
        this.server = URI.create(server.toString().replaceAll("/+$", ""));
        this.key = key;
    }

    URI server() {
        return server;
    }

    /** @param batch a JSON array of CloudEvents */
    Receipt send(byte[] batch) {
        var body = BodyPublishers.ofByteArray(batch);
        return read(call("POST", "/v1/usage-events", "application/cloudevents-batch+json", body), Receipt.class);
    }

    JsonNode get(String path) {
        return read(call("GET", path, "application/json", BodyPublishers.noBody()), JsonNode.class);
    }

    /** What is there in another form than JSON, as it is. */
    byte[] document(String path, String mediaType) {
        return call("GET", path, "application/json", mediaType, BodyPublishers.noBody())
                .body();
    }

    JsonNode post(String path, JsonNode body) {
        return read(call("POST", path, "application/json", text(body)), JsonNode.class);
    }

    JsonNode put(String path, JsonNode body) {
        return read(call("PUT", path, "application/json", text(body)), JsonNode.class);
    }

    private static BodyPublisher text(JsonNode body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private HttpResponse<byte[]> call(String method, String path, String contentType, BodyPublisher body) {
        return call(method, path, contentType, "application/json", body);
    }

    private HttpResponse<byte[]> call(
            String method, String path, String contentType, String accepted, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, body)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", contentType)
                .header("Accept", accepted + ", application/problem+json");
        if (!key.isEmpty()) request.header("Authorization", "Bearer " + key);
        var answer = exchange(request.build());
        if (answer.statusCode() / 100 != 2) throw ProblemText.of(server, answer);
        return answer;
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new NoAnswer(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(server, new InterruptedIOException("interrupted"));
        }
    }

    private <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
        @Nullable T value = null;
        try {
            value = JSON.readValue(answer.body(), type);
        } catch (JacksonException e) {
            throw notLeporello(answer, e.getOriginalMessage());
        }
        if (value == null) throw notLeporello(answer, "it is null");
        return value;
    }

    private ApiProblem notLeporello(HttpResponse<byte[]> answer, String why) {
        return new ApiProblem(
                answer.statusCode(),
                "What answers at " + server + " is not a Leporello of this version: its answer cannot be read (" + why
                        + ").",
                null);
    }
}
