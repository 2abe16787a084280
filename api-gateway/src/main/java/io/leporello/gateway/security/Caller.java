package io.leporello.gateway.security;

import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.apikey.PlatformRole;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserRole;
import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, in which request; an endpoint takes it as an argument.
 *
 * @param actor    as it will stand in events, such as {@code operator} or {@code key:ID}
 * @param role     null when only scopes count
 * @param scopes   what it may do besides, or without a role
 * @param customer the only customer this caller speaks for; null when it speaks for all
 * @param request  id of the request
 */
public record Caller(
        String actor,
        @Nullable PlatformRole role,
        Set<ApiKeyScope> scopes,
        @Nullable String customer,
        String request) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    private static final String USER = "user:";

    /** The person behind a session. */
    static Caller of(UserFacts user, String request) {
        var role = Arrays.stream(PlatformRole.values())
                .filter(platform -> user.roles().contains(UserRole.valueOf(platform.name())))
                .findFirst()
                .orElse(null);
        return new Caller(USER + user.id(), role, Set.of(), user.customer(), request);
    }

    /**
     * The id of the user who is asking.
     *
     * @throws Refusal of kind NOT_ALLOWED when it is a key, behind which there is no person
     */
    public String userId() {
        if (!actor.startsWith(USER))
            throw Refusal.notAllowed("This call is for a person with a session, not for a key.");
        return actor.substring(USER.length());
    }

    /** Whether {@code id} is a customer this caller may know of. */
    public boolean sees(String id) {
        return customer == null || customer.equals(id);
    }

    /** The origin of a message that concerns {@code id}; null when it concerns no customer, as a price plan does. */
    public Origin origin(@Nullable String id) {
        return new Origin(actor, id, request);
    }

    /** The origin of a message that concerns no one customer but this caller's own, if it has one. */
    public Origin origin() {
        return origin(customer);
    }
}
