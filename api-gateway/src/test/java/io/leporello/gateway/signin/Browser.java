package io.leporello.gateway.signin;

import io.leporello.gateway.Http.Answer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps cookies as a browser does, and repeats the token's cookie as our pages do. */
final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private int port;

    Browser(int port) {
        this.port = port;
    }

    /** The server listens elsewhere now; cookies know nothing of ports. */
    void follow(int otherPort) {
        port = otherPort;
    }

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, json, cookie("XSRF-TOKEN"));
    }

    Answer put(String path, String json) {
        return send("PUT", path, json, cookie("XSRF-TOKEN"));
    }

    Answer delete(String path) {
        return send("DELETE", path, null, cookie("XSRF-TOKEN"));
    }

    Answer signIn(String email, String password) {
        return post("/v1/session", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    /** As from a foreign page: with the cookies, without the header or with a made-up one. */
    Answer forged(String method, String path, @Nullable String token) {
        return send(method, path, null, token);
    }

    @Nullable
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private Answer send(String method, String path, @Nullable String json, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) request.setHeader("Content-Type", "application/json");
        if (token != null) request.setHeader("X-XSRF-TOKEN", token);
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path + " was not answered", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }
}
