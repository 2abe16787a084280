package io.leporello.gateway.signin;

import io.leporello.account.user.UserDeactivated;
import io.leporello.account.user.UserErased;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Whoever may not sign in any more is signed out; a later reactivation brings no session back. */
@Component
@ProcessingGroup(SessionPolicy.GROUP)
class SessionPolicy {

    static final String GROUP = "signin.sessions";

    private final Sessions sessions;

    SessionPolicy(Sessions sessions) {
        this.sessions = sessions;
    }

    @EventHandler
    void on(UserDeactivated event) {
        sessions.endAll(event.userId());
    }

    @EventHandler
    void on(UserErased event) {
        sessions.endAll(event.userId());
    }
}
