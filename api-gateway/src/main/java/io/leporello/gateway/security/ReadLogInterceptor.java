package io.leporello.gateway.security;

import io.leporello.account.user.UserRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
        if (request.getAttribute(ENTRY) != null) return true;
        Callers.find(request)
                .filter(caller -> caller.has(UserRole.AUDITOR))
                .ifPresent(auditor -> request.setAttribute(ENTRY, note(auditor, request)));
        return true;
    }

    private long note(Caller auditor, HttpServletRequest request) {
        var call = request.getMethod() + " " + request.getRequestURI();
        return log.note(auditor.actor(), call, parameters(request), auditor.request());
    }

    private static String parameters(HttpServletRequest request) {
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
