package io.leporello.gateway.security;

import io.leporello.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: one row for each call. An OPERATOR may do everything and an AUDITOR read everything; anybody else needs
 * the row's scope. A call without a row is refused to everybody.
 */
final class Permissions {

    private static final Map<String, Rule> TABLE = table(
            reads("GET /v1/customers", "accounts:read", Reach.OWN_ONLY),
            writes("POST /v1/customers", "accounts:write", Reach.PLATFORM),
            reads("GET /v1/customers/{id}", "accounts:read", Reach.CUSTOMER),
            writes("PATCH /v1/customers/{id}", "accounts:write", Reach.CUSTOMER),
            writes("POST /v1/customers/{id}/close", "accounts:write", Reach.PLATFORM),
            // Whoever makes keys could give them more than they hold themselves, so scopes do not open this.
            reads("GET /v1/customers/{id}/api-keys", null, Reach.CUSTOMER),
            writes("POST /v1/customers/{id}/api-keys", null, Reach.CUSTOMER),
            writes("DELETE /v1/customers/{id}/api-keys/{keyId}", null, Reach.CUSTOMER),
            reads("GET /v1/api-keys", null, Reach.PLATFORM),
            writes("POST /v1/api-keys", null, Reach.PLATFORM),
            writes("DELETE /v1/api-keys/{keyId}", null, Reach.PLATFORM),
            // A plan tells what others pay.
            reads("GET /v1/price-plans", "accounts:read", Reach.PLATFORM),
            reads("GET /v1/price-plans/{id}", "accounts:read", Reach.PLATFORM),
            writes("POST /v1/price-plans", null, Reach.PLATFORM),
            reads("GET /v1/customers/{id}/contracts", "accounts:read", Reach.CUSTOMER),
            writes("PUT /v1/customers/{id}/contract", null, Reach.CUSTOMER),
            writes("POST /v1/usage-events", "usage:write", Reach.OWN_ONLY),
            writes("POST /v1/usage-corrections", "usage:write", Reach.OWN_ONLY),
            reads("GET /v1/customers/{id}/usage", "usage:read", Reach.CUSTOMER),
            reads("GET /v1/customers/{id}/invoice-preview", "billing:read", Reach.CUSTOMER),
            reads("GET /v1/history", "history:read", Reach.OWN_ONLY));

    /** What of the data a call touches, which decides what a key that speaks for one customer gets. */
    private enum Reach {
        /** The customer {@code {id}} of the path: another one than the caller's is unknown to it. */
        CUSTOMER,
        /** Whatever the caller may see: the endpoint leaves out the rest. */
        OWN_ONLY,
        /** The platform as a whole: not for a key that speaks for one customer. */
        PLATFORM
    }

    private record Rule(String call, boolean read, @Nullable String scope, Reach reach) {

        boolean allows(Caller caller) {
            return caller.role() == Role.OPERATOR
                    || (read && caller.role() == Role.AUDITOR)
                    || (scope != null && caller.scopes().contains(scope));
        }

        String needed() {
            return Stream.of(
                            "the role OPERATOR",
                            read ? "the role AUDITOR" : null,
                            scope == null ? null : "scope " + scope)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" or "));
        }
    }

    private Permissions() {}

    private static Rule reads(String call, @Nullable String scope, Reach reach) {
        return new Rule(call, true, scope, reach);
    }

    private static Rule writes(String call, @Nullable String scope, Reach reach) {
        return new Rule(call, false, scope, reach);
    }

    private static Map<String, Rule> table(Rule... rules) {
        return List.of(rules).stream().collect(Collectors.toUnmodifiableMap(Rule::call, Function.identity()));
    }

    /** Every call that has a row, as {@code METHOD /path/{variable}}. */
    static Set<String> calls() {
        return TABLE.keySet();
    }

    /**
     * @param call     as {@code METHOD /path/{variable}}
     * @param customer the path's customer; null when it has none
     * @throws Refusal of kind UNKNOWN when the caller may not know of the customer, otherwise of kind NOT_ALLOWED
     */
    static void check(Caller caller, String call, @Nullable String customer) {
        var rule = TABLE.get(call);
        if (rule == null) throw Refusal.notAllowed("Nobody may call " + call + " yet.");
        if (rule.reach == Reach.CUSTOMER && customer != null && !caller.sees(customer))
            throw Refusal.unknown("There is no customer \"" + customer + "\".");
        if (rule.reach == Reach.PLATFORM && caller.customer() != null)
            throw Refusal.notAllowed(call + " is not for a key that speaks for one customer.");
        if (!rule.allows(caller)) throw Refusal.notAllowed(call + " needs " + rule.needed() + ".");
    }
}
