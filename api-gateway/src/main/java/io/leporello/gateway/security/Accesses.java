package io.leporello.gateway.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands what {@link PermissionInterceptor} found to endpoints that take an {@link Access}. */
final class Accesses implements HandlerMethodArgumentResolver {

    static final String ATTRIBUTE = Access.class.getName();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Access.class;
    }

    @Override
    public Access resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var access = request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return (Access) Objects.requireNonNull(access, "Only calls that are in the table have an access.");
    }
}
