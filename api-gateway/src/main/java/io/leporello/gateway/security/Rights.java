package io.leporello.gateway.security;

import io.leporello.refusal.Refusal;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells a page what its reader may do besides, so that it shows no button that would be refused. */
@Component
public final class Rights {

    private final Gatekeeper gatekeeper;

    Rights(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /** How far a call reaches for the caller, whoever it is about; empty when it is closed. */
    public Set<Reach> reaches(Caller caller, String call) {
        return Permissions.reaches(caller, call);
    }

    /**
     * Whether the caller may make a call about a customer or user.
     *
     * @param call as {@code METHOD /v1/path/{id}}
     */
    public boolean may(Caller caller, String call, String id) {
        try {
            gatekeeper.check(caller, call, id);
            return true;
        } catch (Refusal closed) {
            return false;
        }
    }

    /** @throws Refusal as the call itself would be refused */
    public Access access(Caller caller, String call, String id) {
        return gatekeeper.check(caller, call, id);
    }
}
