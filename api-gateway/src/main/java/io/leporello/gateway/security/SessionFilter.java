package io.leporello.gateway.security;

import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserStatus;
import io.leporello.gateway.web.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs in whoever has a session. One of a user who is not active any more ends with the first request. */
final class SessionFilter extends OncePerRequestFilter {

    private final UserDirectory users;

    SessionFilter(UserDirectory users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        UserSession.userOf(request).flatMap(users::find).ifPresent(user -> {
            if (user.status() == UserStatus.ACTIVE) signIn(user, request);
            else UserSession.end(request);
        });
        chain.doFilter(request, response);
    }

    private static void signIn(UserFacts user, HttpServletRequest request) {
        var caller = Caller.of(user, RequestId.of(request));
        SecurityContextHolder.setContext(new SecurityContextImpl(new SignedIn(caller)));
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
}
