package io.leporello.gateway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The outermost filter: names the request, and brings the failures of the filters within to {@link ProblemAdvice}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestFilter extends OncePerRequestFilter {

    private static final String IN_LOG = "request";

    private final FilterFailures failures;

    RequestFilter(FilterFailures failures) {
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = RequestId.of(request);
        response.setHeader(RequestId.HEADER, id);
        MDC.put(IN_LOG, id);
        try {
            failures.answer(request, response, () -> chain.doFilter(request, response));
        } finally {
            MDC.remove(IN_LOG);
        }
    }
}
