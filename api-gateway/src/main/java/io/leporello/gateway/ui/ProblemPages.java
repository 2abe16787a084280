package io.leporello.gateway.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leporello.gateway.web.Problem;
import io.leporello.gateway.web.ProblemPage;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Errors are pages too: each says what to do. Who is not signed in is led to where that is done. */
final class ProblemPages implements ProblemPage {

    private static final List<String> CALLS = List.of("/v1/", "/actuator", "/v3/", "/swagger-ui");
    private static final List<Integer> EXPLAINED = List.of(400, 401, 403, 404, 409, 413, 422, 429, 500, 503, 504);
    private static final int UNAUTHORIZED = HttpStatus.UNAUTHORIZED.value();

    private final SpringTemplateEngine templates;
    private final Languages languages;
    private final Assets assets;

    ProblemPages(SpringTemplateEngine templates, Languages languages, Assets assets) {
        this.templates = templates;
        this.languages = languages;
        this.assets = assets;
    }

    @Override
    public boolean isFor(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (CALLS.stream().anyMatch(path::startsWith)) return false;
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return isByHtmx(request) || (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE));
    }

    private static boolean isByHtmx(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    @Override
    public ResponseEntity<?> of(Problem problem, HttpHeaders headers, HttpServletRequest request) {
        if (problem.status() == UNAUTHORIZED && isByHtmx(request))
            return ResponseEntity.status(UNAUTHORIZED)
                    .header("HX-Redirect", "/sign-in?ended")
                    .build();
        if (problem.status() == UNAUTHORIZED && request.getMethod().equals("GET"))
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(signIn(request))
                    .build();
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(page(problem, request));
    }

    private static URI signIn(HttpServletRequest request) {
        var query = request.getQueryString();
        var page = request.getRequestURI() + (query == null ? "" : "?" + query);
        return URI.create("/sign-in" + (page.equals("/") ? "" : "?to=" + URLEncoder.encode(page, UTF_8)));
    }

    private String page(Problem problem, HttpServletRequest request) {
        var locale = languages.resolveLocale(request);
        var kind = EXPLAINED.contains(problem.status()) ? String.valueOf(problem.status()) : "other";
        var model = Map.<String, Object>of("problem", problem, "kind", kind, "assets", assets);
        return templates.process("problem", new Context(locale, model));
    }
}
