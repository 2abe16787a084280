package io.leporello.gateway.security;

import io.leporello.account.apikey.ApiKeyFacts;
import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserRole;
import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, in which request; an endpoint takes it as an argument.
 *
 * @param actor    as it will stand in events, such as {@code operator}, {@code key:ID} or {@code user:ID}
 * @param roles    empty when only scopes count
 * @param scopes   what a key may do besides, or without a role; none for people
 * @param customer the account this caller belongs to; null when it is one of the platform
 * @param user     id of the person; null for a key
 * @param request  id of the request
 */
public record Caller(
        String actor,
        Set<UserRole> roles,
        Set<ApiKeyScope> scopes,
        @Nullable String customer,
        @Nullable String user,
        String request) {

    private static final Set<UserRole> OF_A_CUSTOMER =
            EnumSet.of(UserRole.MANAGER, UserRole.USER, UserRole.ANNOTATION_MANAGER, UserRole.ANNOTATOR);

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Whoever has the operator's key. */
    static Caller operator(String request) {
        return new Caller("operator", Set.of(UserRole.OPERATOR), Set.of(), null, null, request);
    }

    static Caller of(ApiKeyFacts key, String request) {
        var roles = key.role() == null
                ? Set.<UserRole>of()
                : Set.of(UserRole.valueOf(key.role().name()));
        return new Caller("key:" + key.id(), roles, key.scopes(), key.customer(), null, request);
    }

    /** A person who signed in. Whether the user may sign in at all is decided before. */
    public static Caller of(UserFacts user, String request) {
        return new Caller("user:" + user.id(), user.roles(), Set.of(), user.customer(), user.id(), request);
    }

    /**
     * The id of the person who is asking.
     *
     * @throws Refusal of kind NOT_ALLOWED when it is a key, behind which there is no person
     */
    public String userId() {
        if (user == null) throw Refusal.notAllowed("This call is for a person who signed in, not for a key.");
        return user;
    }

    public boolean has(UserRole role) {
        return roles.contains(role);
    }

    /** The roles this caller may give and take. Nobody gives more than the own role has the right to; keys give none. */
    public Set<UserRole> grantable() {
        if (has(UserRole.OPERATOR)) return EnumSet.allOf(UserRole.class);
        if (has(UserRole.RESELLER) || has(UserRole.MANAGER)) return OF_A_CUSTOMER;
        return has(UserRole.ANNOTATION_MANAGER) ? Set.of(UserRole.ANNOTATOR) : Set.of();
    }

    /** The scopes this caller may give to a key: those that open nothing which is closed to the caller altogether. */
    public Set<ApiKeyScope> grantableScopes() {
        return Permissions.scopesOf(this);
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
