package io.leporello.gateway.web;

import io.leporello.refusal.FieldError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A call is refused for a reason of HTTP, before or beside the business: it cannot be read, is too large, comes too often or
 * cannot be served now. What the business refuses is an {@code io.leporello.refusal.Refusal}.
 */
public final class HttpRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    private HttpRefusal(HttpStatus status, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(detail);
        this.status = status;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** 400: the call as a whole cannot be read. */
    public static HttpRefusal unreadable(String detail) {
        return new HttpRefusal(HttpStatus.BAD_REQUEST, detail, List.of(), null);
    }

    /** 400: one parameter or field cannot be read. */
    public static HttpRefusal unreadable(String field, String message) {
        return unreadable(List.of(new FieldError(field, message)));
    }

    /** 400: these parameters or fields cannot be read. */
    static HttpRefusal unreadable(List<FieldError> errors) {
        var detail = errors.size() == 1
                ? errors.get(0).field() + ": " + errors.get(0).message()
                : errors.size() + " parameters are wrong.";
        return new HttpRefusal(HttpStatus.BAD_REQUEST, detail, errors, null);
    }

    /** 408: the body did not arrive in time. */
    public static HttpRefusal tooSlow(String detail) {
        return new HttpRefusal(HttpStatus.REQUEST_TIMEOUT, detail, List.of(), null);
    }

    /** 413: more was sent than is taken. */
    public static HttpRefusal tooLarge(String detail) {
        return new HttpRefusal(HttpStatus.CONTENT_TOO_LARGE, detail, List.of(), null);
    }

    /** 415: the body is packed in a way that is not read here. */
    static HttpRefusal unknownEncoding(String detail) {
        return new HttpRefusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail, List.of(), null);
    }

    /** 429: the sender has had its share; whole seconds go out as {@code Retry-After}. */
    public static HttpRefusal tooMany(String detail, Duration retryAfter) {
        return new HttpRefusal(HttpStatus.TOO_MANY_REQUESTS, detail, List.of(), retryAfter);
    }

    /** 503: nothing is wrong with the call, it cannot be served now; whole seconds go out as {@code Retry-After}. */
    public static HttpRefusal unavailable(String detail, Duration retryAfter) {
        return new HttpRefusal(HttpStatus.SERVICE_UNAVAILABLE, detail, List.of(), retryAfter);
    }

    /** 504: the answer did not come in time. */
    public static HttpRefusal notInTime(String detail) {
        return new HttpRefusal(HttpStatus.GATEWAY_TIMEOUT, detail, List.of(), null);
    }

    public HttpStatus status() {
        return status;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** When it makes sense to try again; null when that is not known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
