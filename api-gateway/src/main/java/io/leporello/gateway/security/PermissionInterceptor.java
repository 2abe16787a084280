package io.leporello.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Looks each call up in {@link Permissions} once it is clear which endpoint is meant. */
final class PermissionInterceptor implements HandlerInterceptor {

    private final Gatekeeper gatekeeper;

    PermissionInterceptor(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What no endpoint of ours answers is a 404, or the list of methods an OPTIONS asks for.
        if (handler instanceof HandlerMethod
                && !request.getMethod().equals(HttpMethod.OPTIONS.name())
                && !Permissions.isOpen(callOf(request))) {
            var access = gatekeeper.check(Callers.current(request), callOf(request), pathVariable(request, "id"));
            request.setAttribute(Accesses.ATTRIBUTE, access);
        }
        return true;
    }

    private static String callOf(HttpServletRequest request) {
        var method = request.getMethod().equals(HttpMethod.HEAD.name()) ? "GET" : request.getMethod();
        return method + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }

    private static @Nullable String pathVariable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? (String) variables.get(name)
                : null;
    }
}
