package io.leporello.gateway.cli;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns a refusing HTTP answer, with or without a problem document (RFC 9457), into a sentence a person can act on. */
final class ProblemText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemText() {}

    static ApiProblem of(URI server, HttpResponse<byte[]> answer) {
        return new ApiProblem(answer.statusCode(), words(server, answer), retryAfter(answer));
    }

    private static String words(URI server, HttpResponse<byte[]> answer) {
        var status = answer.statusCode();
        if (status == 401)
            return server + " wants to know who is asking: give an API key with --key or LEPORELLO_API_KEY"
                    + " (it answered 401).";
        var problem = document(answer.body());
        if (problem == null) return server + " answered " + status + " without saying why; is it a Leporello?";
        var text = new StringBuilder(sentence(problem) + " (" + server + " answered " + status + ")");
        for (var error : problem.path("errors")) text.append("\n  - ").append(detail(error));
        return text.toString();
    }

    /** The problem document; null when the answer holds none. */
    private static @Nullable JsonNode document(byte[] body) {
        try {
            var tree = JSON.readTree(body);
            return tree.hasNonNull("title") || tree.hasNonNull("detail") ? tree : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static String sentence(JsonNode problem) {
        var title = problem.path("title").asString("");
        var detail = problem.path("detail").asString("");
        if (title.isEmpty() || detail.isEmpty()) return title + detail;
        return title + ": " + detail;
    }

    private static String detail(JsonNode error) {
        var where = error.hasNonNull("field") ? error.path("field") : error.path("index");
        return where.asString("") + ": " + error.path("message").asString("");
    }

    /** How long the server asks to wait, given in seconds or as a date (RFC 9110); null when it does not say. */
    private static @Nullable Duration retryAfter(HttpResponse<byte[]> answer) {
        var value = answer.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(value));
        try {
            var moment = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(Instant.now(), moment);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
