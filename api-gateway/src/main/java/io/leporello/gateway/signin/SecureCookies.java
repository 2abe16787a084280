package io.leporello.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * Which cookies browsers send over TLS only: all of them where people reach the server by https, or the configuration says
 * so; otherwise those of requests that came over TLS, to this server or to the proxy before it.
 */
@Component
final class SecureCookies implements DefaultCookieSerializerCustomizer {

    private final boolean always;

    SecureCookies(
            @Value("${server.servlet.session.cookie.secure:false}") boolean configured,
            @Value("${leporello.public-url:}") String site) {
        this.always = configured || site.toLowerCase(Locale.ROOT).startsWith("https:");
    }

    boolean are(HttpServletRequest request) {
        return always || request.isSecure();
    }

    @Override
    public void customize(DefaultCookieSerializer sessionCookie) {
        if (always) sessionCookie.setUseSecureCookie(true);
    }
}
