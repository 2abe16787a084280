package io.leporello.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leporello.refusal.FieldError;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The answer to a call that failed, as RFC 9457 asks for.
 *
 * @param type    always {@code about:blank}: the status says all that a program can act on
 * @param title   the name of the status
 * @param status  the HTTP status once more, for readers that lost it
 * @param detail  what was wrong, with which value, and what would have been right
 * @param errors  the same field by field or item by item; left out when empty
 * @param request id of the request, the same in the log and in the header {@code X-Request-Id}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Flaw> errors, String request) {

    /**
     * One thing that is wrong.
     *
     * @param field path of the field as the sender wrote it; null when an item of a list is meant
     * @param index position in the list that was sent, from 0; null when a field is meant
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Flaw(@Nullable String field, @Nullable Integer index, String message) {

        public static Flaw of(FieldError error) {
            return new Flaw(error.field(), null, error.message());
        }
    }

    /** @param status an HTTP status; one without a name of its own is called an error */
    public static Problem of(int status, String detail, List<Flaw> errors, String request) {
        var known = HttpStatus.resolve(status);
        var title = known == null ? "Error" : Objects.requireNonNull(known.getReasonPhrase());
        return new Problem("about:blank", title, status, detail, List.copyOf(errors), request);
    }
}
