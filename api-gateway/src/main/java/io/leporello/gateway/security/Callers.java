package io.leporello.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the caller of a request to whoever asks, above all to endpoints that take one as an argument. */
public final class Callers implements HandlerMethodArgumentResolver {

    Callers() {}

    /** @throws AuthenticationCredentialsNotFoundException when nobody signed in, which is answered with 401 */
    static Caller current(HttpServletRequest request) {
        return callerIn(request.getUserPrincipal());
    }

    /** The same; empty when nobody signed in. */
    public static Optional<Caller> find(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication signedIn
                        && signedIn.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    private static Caller callerIn(@Nullable Principal principal) {
        if (principal instanceof Authentication signedIn && signedIn.getPrincipal() instanceof Caller caller)
            return caller;
        throw new AuthenticationCredentialsNotFoundException("Nobody signed in.");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return callerIn(request.getUserPrincipal());
    }
}
