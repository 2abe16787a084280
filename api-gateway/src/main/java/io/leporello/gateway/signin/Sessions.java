package io.leporello.gateway.signin;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** All sessions of a user, wherever the browsers stand. */
@Component
final class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> stored;

    Sessions(FindByIndexNameSessionRepository<? extends Session> stored) {
        this.stored = stored;
    }

    void endAll(String userId) {
        stored.findByPrincipalName(userId).keySet().forEach(stored::deleteById);
    }
}
