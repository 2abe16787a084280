package io.leporello.gateway.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Brings what fails in a filter, before any endpoint is found, to {@link ProblemAdvice}. */
@Component
public final class FilterFailures {

    private final HandlerExceptionResolver problems;

    FilterFailures(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    /** What a filter does. */
    @FunctionalInterface
    public interface Work {
        void run() throws ServletException, IOException;
    }

    /** Answers with a problem when the work fails; fails as it does when an answer is under way already, or nobody has one. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Work work)
            throws ServletException, IOException {
        try {
            work.run();
        } catch (ServletException | IOException | RuntimeException failure) {
            if (response.isCommitted() || problems.resolveException(request, response, null, failure) == null)
                throw failure;
        }
    }
}
