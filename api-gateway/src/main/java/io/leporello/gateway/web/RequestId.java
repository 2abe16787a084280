package io.leporello.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request: what the client sent in {@code X-Request-Id} when that is harmless, otherwise one of our own. It
 * stands in the answer's header, in log lines, in problems and in the origin of every event the request led to.
 */
public final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The same id however often one request is asked. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) return known;
        var id = accepted(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static String accepted(@Nullable String sent) {
        return sent != null && HARMLESS.matcher(sent).matches() ? sent : made().toString();
    }

    /** It may be guessed: it opens nothing. For numbers that may not, threads would wait for each other. */
    private static UUID made() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
