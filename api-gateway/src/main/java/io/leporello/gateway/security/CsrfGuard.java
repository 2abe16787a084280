package io.leporello.gateway.security;

import io.leporello.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * A browser adds its cookies to what foreign pages make it send. So a call that changes something with a session needs the
 * session's token in a header, which foreign pages cannot read. A key in a header is added by nobody but its owner.
 */
final class CsrfGuard {

    static final String HEADER = "X-XSRF-TOKEN";

    /** Pages of persons who cannot have signed in yet, or prove who they are by a link; see {@link SameSite}. */
    private static final Set<String> OPEN_PAGES =
            Set.of("/sign-in", "/sign-up", "/confirmation", "/invitation", "/forgotten", "/password-reset");

    private static final Set<String> CHANGES_NOTHING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private CsrfGuard() {}

    static void configure(CsrfConfigurer<HttpSecurity> csrf) {
        var tokens = new HttpSessionCsrfTokenRepository();
        tokens.setHeaderName(HEADER);
        csrf.csrfTokenRepository(tokens)
                .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(CsrfGuard::needsToken);
    }

    private static boolean needsToken(HttpServletRequest request) {
        return changesSomething(request)
                && !Permissions.isOpen(request.getMethod() + " " + request.getRequestURI())
                && !OPEN_PAGES.contains(request.getRequestURI())
                && UserSession.userOf(request).isPresent();
    }

    static boolean changesSomething(HttpServletRequest request) {
        return !CHANGES_NOTHING.contains(request.getMethod());
    }

    /** What a caller is told who was turned away. */
    static RuntimeException explained(AccessDeniedException failure) {
        if (!(failure instanceof CsrfException)) return failure;
        return Refusal.notAllowed("A call with a session needs the header " + HEADER
                + " with the value of the cookie XSRF-TOKEN, which GET /v1/session gives.");
    }
}
