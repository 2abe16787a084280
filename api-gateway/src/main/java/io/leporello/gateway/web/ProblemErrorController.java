package io.leporello.gateway.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what the servlet container refuses by itself; everything else ends in {@link ProblemAdvice}. */
@RestController
final class ProblemErrorController implements ErrorController {

    private final ObjectProvider<ProblemPage> pages;

    ProblemErrorController(ObjectProvider<ProblemPage> pages) {
        this.pages = pages;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<?> problem(HttpServletRequest request) {
        // Somebody who asks for this address directly finds nothing here.
        var status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer refused ? refused : 404;
        var detail = status == 404 ? "There is nothing at this address." : "The request could not be served.";
        var problem = Problem.of(status, detail, List.of(), RequestId.of(request));
        for (var page : pages) if (page.isFor(request)) return page.of(problem, new HttpHeaders(), request);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
