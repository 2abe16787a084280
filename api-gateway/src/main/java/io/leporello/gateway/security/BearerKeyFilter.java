package io.leporello.gateway.security;

import io.leporello.gateway.web.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in whoever sends {@code Authorization: Bearer KEY} with a key that is known. Everybody else stays nobody, and is
 * told so where somebody is needed.
 */
final class BearerKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Keys keys;

    BearerKeyFilter(Keys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        callerOf(request, keys).ifPresent(BearerKeyFilter::signIn);
        chain.doFilter(request, response);
    }

    /** Empty when no key is sent, or none that is known. */
    static Optional<Caller> callerOf(HttpServletRequest request, Keys keys) {
        var key = keyIn(request.getHeader(HttpHeaders.AUTHORIZATION));
        return key == null ? Optional.empty() : keys.callerWith(key, RequestId.of(request));
    }

    /** A streamed answer comes back here in another thread, and is still the caller's. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return true;
    }

    static boolean hasKey(HttpServletRequest request) {
        return keyIn(request.getHeader(HttpHeaders.AUTHORIZATION)) != null;
    }

    private static @Nullable String keyIn(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    private static void signIn(Caller caller) {
        SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(caller)));
    }
}
