package io.leporello.gateway.security;

import io.leporello.account.user.UserRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Notes every call of an auditor, and how it ended. */
final class ReadLogInterceptor implements HandlerInterceptor {

    private static final String ENTRY = ReadLogInterceptor.class.getName();

    /** A search may hold a name or an address, which an erasure would not find here. */
    private static final String SEARCH = "q";

    private final ReadLog log;

    ReadLogInterceptor(ReadLog log) {
        this.log = log;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // A streamed answer comes by twice.
        if (request.getAttribute(ENTRY) != null || !tellsOfTheLedger(request, handler)) return true;
        Callers.find(request)
                .filter(caller -> caller.has(UserRole.AUDITOR))
                .ifPresent(auditor -> request.setAttribute(ENTRY, note(auditor, request)));
        return true;
    }

    /** A call of the API, or a page; no style sheet. */
    private static boolean tellsOfTheLedger(HttpServletRequest request, Object handler) {
        return isCall(request) || (handler instanceof HandlerMethod method && method.hasMethodAnnotation(Right.class));
    }

    private static boolean isCall(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/v1/");
    }

    private long note(Caller auditor, HttpServletRequest request) {
        var call = request.getMethod() + " " + request.getRequestURI();
        return log.note(auditor.actor(), call, parameters(request), auditor.request());
    }

    /** What is written into the form of a page is nobody's search; it may be a name or a password, and is left out. */
    private static String parameters(HttpServletRequest request) {
        if (!isCall(request) && CsrfGuard.changesSomething(request)) return "";
        return request.getParameterMap().entrySet().stream()
                .flatMap(
                        parameter -> Arrays.stream(parameter.getValue()).map(value -> shown(parameter.getKey(), value)))
                .collect(Collectors.joining("&"));
    }

    private static String shown(String name, String value) {
        // The database knows no zero character.
        return name.equals(SEARCH) ? name + "=(withheld)" : (name + "=" + value).replace('\0', ' ');
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(ENTRY) instanceof Long entry) log.answered(entry, response.getStatus());
    }
}
