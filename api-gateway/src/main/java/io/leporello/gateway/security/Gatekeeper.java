package io.leporello.gateway.security;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerFacts;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserRole;
import io.leporello.refusal.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies the table of {@link Permissions} to the customer or the user that a call is about. Asks memory only. */
@Component
final class Gatekeeper {

    private static final String READ_USER = "GET /v1/users/{id}";

    private final CustomerDirectory customers;
    private final UserDirectory users;

    Gatekeeper(CustomerDirectory customers, UserDirectory users) {
        this.customers = customers;
        this.users = users;
    }

    /**
     * @param call as {@code METHOD /path/{variable}}
     * @param id   the {@code {id}} of the path; null when it has none
     * @throws Refusal of kind UNKNOWN when the caller may not know of what the call is about, otherwise of kind NOT_ALLOWED
     */
    Access check(Caller caller, String call, @Nullable String id) {
        var path = call.substring(call.indexOf(' ') + 1);
        var reaches = Permissions.reaches(caller, call);
        if (id != null && (path.startsWith("/v1/customers/{id}") || path.startsWith("/v1/resellers/{id}")))
            reaches = forCustomer(caller, reaches, id);
        else if (id != null && path.startsWith("/v1/users/{id}")) reaches = forUser(caller, call, reaches, id);
        if (reaches.isEmpty()) throw refusal(caller, call);
        return new Access(caller, reaches);
    }

    private static Refusal refusal(Caller caller, String call) {
        return Permissions.reaches(caller, call).contains(Reach.LINKED)
                ? Refusal.notAllowed(
                        call + " is for the customers linked to your account, not for your account itself.")
                : Permissions.closed(call);
    }

    private Set<Reach> forCustomer(Caller caller, Set<Reach> reaches, String id) {
        if (!sees(caller, id)) throw CustomerDirectory.unknown(id);
        return only(reaches, reach -> holds(reach, caller, id));
    }

    private Set<Reach> forUser(Caller caller, String call, Set<Reach> reaches, String id) {
        var user = users.find(id).filter(found -> sees(caller, found)).orElseThrow(() -> UserDirectory.unknown(id));
        var holding = only(reaches, reach -> holds(reach, caller, user));
        if (!holding.isEmpty() && !call.startsWith("GET ")) refuseAbove(caller, user);
        return holding;
    }

    /** To put somebody out is to take the roles away, so it takes the right to give them. */
    private static void refuseAbove(Caller caller, UserFacts user) {
        if (user.id().equals(caller.user()) || caller.grantable().containsAll(user.roles())) return;
        throw Refusal.notAllowed("User " + user.id() + " has a role that is not yours to take.");
    }

    private static Set<Reach> only(Set<Reach> reaches, Predicate<Reach> condition) {
        return reaches.stream().filter(condition).collect(Collectors.toUnmodifiableSet());
    }

    private boolean sees(Caller caller, String customer) {
        if (caller.customer() == null) return true;
        return holds(caller.has(UserRole.RESELLER) ? Reach.SUBTREE : Reach.OWN, caller, customer);
    }

    private boolean sees(Caller caller, UserFacts user) {
        if (caller.customer() == null) return true;
        if (caller.user() == null) return caller.customer().equals(user.customer());
        return Permissions.reaches(caller, READ_USER).stream().anyMatch(reach -> holds(reach, caller, user));
    }

    private boolean holds(Reach reach, Caller caller, String customer) {
        if (reach == Reach.ALL) return true;
        if (customer.equals(caller.customer())) return reach != Reach.LINKED;
        return (reach == Reach.SUBTREE || reach == Reach.LINKED)
                && resellerOf(customer).equals(Optional.ofNullable(caller.customer()));
    }

    private boolean holds(Reach reach, Caller caller, UserFacts user) {
        return switch (reach) {
            case ALL -> true;
            case SUBTREE, LINKED, OWN -> user.customer() != null && holds(reach, caller, user.customer());
            case ANNOTATORS ->
                user.has(UserRole.ANNOTATOR)
                        && user.customer() != null
                        && user.customer().equals(caller.customer());
            case SELF -> user.id().equals(caller.user());
            case OWN_PAGES, NAME_ONLY -> false;
        };
    }

    private Optional<String> resellerOf(String customer) {
        return customers.find(customer).map(CustomerFacts::reseller);
    }
}
