package io.leporello.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** A zero character is no text to a database, and nothing here is called by a name that holds one. */
final class PlainParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) refuseZero(name, value);
        });
        return true;
    }

    private static void refuseZero(String name, String value) {
        if (value.indexOf('\0') >= 0)
            throw HttpRefusal.unreadable(
                    name.replace('\0', '\uFFFD'),
                    "is " + RightForm.quoted(value.replace('\0', '\uFFFD'))
                            + " with the character U+0000; visible characters were expected");
    }
}
