package io.leporello.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * The session of a person in a browser. It holds the user id and nothing else that is known of the person, so roles and
 * status are always those of now.
 */
public final class UserSession {

    /** Spring Session keeps this attribute in a column, by which all sessions of a user are found. */
    private static final String USER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private UserSession() {}

    /** Begins a new session, under an id that nobody knew before. */
    public static void begin(HttpServletRequest request, String userId) {
        end(request);
        request.getSession(true).setAttribute(USER, userId);
    }

    /** Ends the session the request belongs to, if there is one. */
    public static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
    }

    /** Whose session it is; empty when there is none, or the request comes with a key, which then alone counts. */
    static Optional<String> userOf(HttpServletRequest request) {
        if (BearerKeyFilter.hasKey(request)) return Optional.empty();
        var session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((String) session.getAttribute(USER));
    }
}
