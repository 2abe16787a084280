package io.leporello.gateway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For programs, which have a key and need nothing else: no session, no cookie, no page. */
@Component
public final class KeyDoor {

    private final Keys keys;

    KeyDoor(Keys keys) {
        this.keys = keys;
    }

    /**
     * Who calls with a key that is known and opens this call; otherwise empty.
     *
     * @param call as {@code METHOD /v1/path}, about no customer or user in particular
     */
    public Optional<Caller> callerOf(HttpServletRequest request, String call) {
        return BearerKeyFilter.callerOf(request, keys)
                .filter(caller -> !Permissions.reaches(caller, call).isEmpty());
    }
}
