package io.leporello.gateway.security;

import io.leporello.refusal.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a form of ours sends comes from a page of ours. This keeps foreign pages from signing somebody in as somebody else,
 * when there is no session yet whose token could be asked for. Programs send neither header and are no danger: nobody's
 * cookies are added to what they send.
 */
final class SameSite extends OncePerRequestFilter {

    private static final String FETCH_SITE = "Sec-Fetch-Site";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CsrfGuard.changesSomething(request) && isForeign(request))
            throw Refusal.notAllowed("This was sent by a page of another site; only our own pages may send it.");
        chain.doFilter(request, response);
    }

    private static boolean isForeign(HttpServletRequest request) {
        var site = request.getHeader(FETCH_SITE);
        if (site != null) return !site.equals("same-origin") && !site.equals("none");
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !hostOf(origin).equals(request.getHeader(HttpHeaders.HOST));
    }

    private static String hostOf(String origin) {
        @Nullable String host;
        try {
            host = URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
        return host == null ? "" : host;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/v1/");
    }
}
