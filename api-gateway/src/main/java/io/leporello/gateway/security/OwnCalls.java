package io.leporello.gateway.security;

import java.util.Set;

/** The calls about oneself, for which no role is needed; every other one has a row in {@link Permissions}. */
final class OwnCalls {

    /** Who calls these cannot have signed in yet, or proves who it is by a link. */
    private static final Set<String> OPEN = Set.of(
            "POST /v1/sign-up",
            "POST /v1/confirmations",
            "POST /v1/invitations/accept",
            "POST /v1/password-resets",
            "POST /v1/password-resets/redeem",
            "POST /v1/session");

    /** Whoever has a session may do this with it and with the own password. */
    private static final Set<String> OF_A_SESSION = Set.of(
            "GET /v1/session", "DELETE /v1/session", "DELETE /v1/users/me/sessions", "PUT /v1/users/me/password");

    private OwnCalls() {}

    /** @param call as {@code METHOD /path} */
    static boolean areOpen(String call) {
        return OPEN.contains(call);
    }

    static boolean needNoRole(String call) {
        return areOpen(call) || OF_A_SESSION.contains(call);
    }
}
