package io.leporello.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.HttpSessionIdResolver;
import org.springframework.stereotype.Component;

/**
 * Where a request's session is found: in its cookie, unless it asks for a style, a script or an icon. Those are everybody's, and
 * a page wants ten of them at once, each of which would read the session and wait for the others to write when it was used.
 */
@Component
@Primary
final class SessionCookie implements HttpSessionIdResolver {

    private static final List<String> FILES = List.of("/ui/", "/webjars/");

    private final CookieHttpSessionIdResolver cookie;

    SessionCookie(CookieHttpSessionIdResolver cookie, CookieSerializer form) {
        this.cookie = cookie;
        cookie.setCookieSerializer(form);
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return isForFile(request) ? List.of() : cookie.resolveSessionIds(request);
    }

    private static boolean isForFile(HttpServletRequest request) {
        return FILES.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        cookie.setSessionId(request, response, sessionId);
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        cookie.expireSession(request, response);
    }
}
