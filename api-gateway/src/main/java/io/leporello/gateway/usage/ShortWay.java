package io.leporello.gateway.usage;

import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.KeyDoor;
import io.leporello.gateway.web.FilterFailures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The short way of usage through the server. Nearly every such request is the same: a program sends JSON, and its key. That
 * needs no session, no form and no search for an endpoint, which together take longer than the event in it. Whatever is
 * different in any respect goes the long way to {@link UsageIntakeEndpoint}, where it is also told what is wrong with it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // Behind the filters that name and that measure the request.
final class ShortWay extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String CALL = "POST " + UsageIntakeEndpoint.PATH;

    private static final Set<String> JSON =
            Set.of(UsageIntakeEndpoint.ONE_EVENT, UsageIntakeEndpoint.LIST_OF_EVENTS, MediaType.APPLICATION_JSON_VALUE);

    private static final HeaderWriter HEADERS =
            new CompositeHeaderWriter(List.of(new CacheControlHeadersWriter(), new XContentTypeOptionsHeaderWriter()));

    private final transient KeyDoor keys;
    private final transient UsageIntakeEndpoint endpoint;
    private final transient FilterFailures failures;
    private final transient JsonMapper json;

    ShortWay(KeyDoor keys, UsageIntakeEndpoint endpoint, FilterFailures failures, JsonMapper json) {
        this.keys = keys;
        this.endpoint = endpoint;
        this.failures = failures;
        this.json = json;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = isPlain(request) ? keys.callerOf(request, CALL) : Optional.<Caller>empty();
        if (caller.isPresent()) failures.answer(request, response, () -> take(request, response, caller.get()));
        else chain.doFilter(request, response);
    }

    private static boolean isPlain(HttpServletRequest request) {
        return request.getRequestURI().equals(UsageIntakeEndpoint.PATH)
                && request.getMethod().equals("POST")
                && request.getQueryString() == null
                && request.getHeader(HttpHeaders.CONTENT_ENCODING) == null
                && request.getHeader(HttpHeaders.COOKIE) == null
                && isJson(request.getContentType())
                && mayBeJson(request.getHeader(HttpHeaders.ACCEPT));
    }

    private static boolean isJson(@Nullable String type) {
        if (type == null) return false;
        var end = type.indexOf(';');
        return JSON.contains(end < 0 ? type : type.substring(0, end));
    }

    private static boolean mayBeJson(@Nullable String accepted) {
        return accepted == null
                || accepted.equals(MediaType.ALL_VALUE)
                || accepted.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    private void take(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(measured -> measured.setPathPattern(UsageIntakeEndpoint.PATH));
        HEADERS.writeHeaders(request, response);
        var answer = json.writeValueAsBytes(endpoint.take(request, caller, false));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }
}
