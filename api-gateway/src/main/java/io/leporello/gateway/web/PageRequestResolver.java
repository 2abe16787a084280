package io.leporello.gateway.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code ?limit=} and {@code ?after=}. */
final class PageRequestResolver implements HandlerMethodArgumentResolver {

    private static final Pattern LIMIT = Pattern.compile("\\d{1,4}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var after = request.getParameter("after");
        return new PageRequest(limit(request.getParameter("limit")), after == null || after.isEmpty() ? null : after);
    }

    private static int limit(@Nullable String wanted) {
        if (wanted == null) return PageRequest.USUAL;
        if (LIMIT.matcher(wanted).matches()) {
            var limit = Integer.parseInt(wanted);
            if (limit >= 1 && limit <= PageRequest.MOST) return limit;
        }
        throw HttpRefusal.unreadable(
                "limit",
                "is " + RightForm.quoted(wanted) + "; a whole number from 1 to " + PageRequest.MOST + " was expected");
    }
}
