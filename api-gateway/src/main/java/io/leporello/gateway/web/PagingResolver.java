package io.leporello.gateway.web;

import io.leporello.page.Page;
import io.leporello.page.Paging;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code ?limit=} (1 to 1000, 100 when absent) and {@code ?after=} for an endpoint that takes a {@link Paging}. */
final class PagingResolver implements HandlerMethodArgumentResolver {

    private static final Pattern LIMIT = Pattern.compile("\\d{1,4}");
    private static final int USUAL = 100;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var after = request.getParameter("after");
        return new Paging(after == null || after.isEmpty() ? null : after, limit(request.getParameter("limit")));
    }

    private static int limit(@Nullable String wanted) {
        if (wanted == null) return USUAL;
        if (LIMIT.matcher(wanted).matches()) {
            var limit = Integer.parseInt(wanted);
            if (limit >= 1 && limit <= Page.MOST) return limit;
        }
        throw HttpRefusal.unreadable(
                "limit",
                "is " + RightForm.quoted(wanted) + "; a whole number from 1 to " + Page.MOST + " was expected");
    }
}
