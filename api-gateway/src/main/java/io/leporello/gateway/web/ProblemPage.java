package io.leporello.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** How somebody at a browser is told what a program reads as a {@link Problem}. */
public interface ProblemPage {

    /** Whether a page was asked for, and no call was made. */
    boolean isFor(HttpServletRequest request);

    /** @param headers that belong to the problem, such as {@code Retry-After} */
    ResponseEntity<?> of(Problem problem, HttpHeaders headers, HttpServletRequest request);
}
