package io.leporello.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Looks each call, and the {@link Right} of each page, up in {@link Permissions} once it is clear which endpoint is meant. */
final class PermissionInterceptor implements HandlerInterceptor {

    private static final String PAGES = "io.leporello.gateway.ui.";

    private final Gatekeeper gatekeeper;

    PermissionInterceptor(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // What no endpoint of ours answers is a 404, or the list of methods an OPTIONS asks for.
        if (handler instanceof HandlerMethod method
                && isOurs(request, method)
                && !request.getMethod().equals(HttpMethod.OPTIONS.name())
                && !Permissions.isOpen(callOf(request, method))) {
            var call = callOf(request, method);
            var access = gatekeeper.check(Callers.current(request), call, pathVariable(request, "id"));
            request.setAttribute(Accesses.ATTRIBUTE, access);
        }
        return true;
    }

    /** The API and the pages. The API description has endpoints of its own, which tell nothing of the ledger. */
    private static boolean isOurs(HttpServletRequest request, HandlerMethod method) {
        return request.getRequestURI().startsWith("/v1/")
                || method.getBeanType().getName().startsWith(PAGES);
    }

    private static String callOf(HttpServletRequest request, HandlerMethod handler) {
        var right = handler.getMethodAnnotation(Right.class);
        return right == null ? callOf(request) : right.value();
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
