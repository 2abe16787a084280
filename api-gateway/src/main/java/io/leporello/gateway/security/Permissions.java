package io.leporello.gateway.security;

import static io.leporello.account.apikey.ApiKeyScope.ACCOUNTS_READ;
import static io.leporello.account.apikey.ApiKeyScope.ACCOUNTS_WRITE;
import static io.leporello.account.apikey.ApiKeyScope.BILLING_READ;
import static io.leporello.account.apikey.ApiKeyScope.BILLING_WRITE;
import static io.leporello.account.apikey.ApiKeyScope.HISTORY_READ;
import static io.leporello.account.apikey.ApiKeyScope.USAGE_READ;
import static io.leporello.account.apikey.ApiKeyScope.USAGE_WRITE;

import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.apikey.PlatformRole;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.refusal.Refusal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: one row for each call. An OPERATOR may do everything and an AUDITOR read everything; anybody else needs
 * the row's scope. A call without a row is refused to everybody.
 */
final class Permissions {

    private static final Map<String, Rule> TABLE = table(
            reads("GET /v1/customers", ACCOUNTS_READ, Reach.WHAT_IT_SEES),
            writes("POST /v1/customers", ACCOUNTS_WRITE, Reach.PLATFORM),
            reads("GET /v1/customers/{id}", ACCOUNTS_READ, Reach.CUSTOMER),
            writes("PATCH /v1/customers/{id}", ACCOUNTS_WRITE, Reach.CUSTOMER),
            writes("POST /v1/customers/{id}/close", ACCOUNTS_WRITE, Reach.PLATFORM),

            // Who makes keys could give them more than he holds himself, so no scope opens this.
            reads("GET /v1/customers/{id}/api-keys", ACCOUNTS_READ, Reach.CUSTOMER),
            writes("POST /v1/customers/{id}/api-keys", null, Reach.CUSTOMER),
            writes("DELETE /v1/customers/{id}/api-keys/{keyId}", null, Reach.CUSTOMER),
            reads("GET /v1/api-keys", null, Reach.PLATFORM),
            writes("POST /v1/api-keys", null, Reach.PLATFORM),
            writes("DELETE /v1/api-keys/{keyId}", null, Reach.PLATFORM),

            // A plan tells what others pay, and nobody sets his own prices.
            reads("GET /v1/price-plans", BILLING_READ, Reach.PLATFORM),
            reads("GET /v1/price-plans/{id}", BILLING_READ, Reach.PLATFORM),
            writes("POST /v1/price-plans", BILLING_WRITE, Reach.PLATFORM),
            reads("GET /v1/customers/{id}/contracts", BILLING_READ, Reach.CUSTOMER),
            writes("PUT /v1/customers/{id}/contract", BILLING_WRITE, Reach.PLATFORM),
            writes("POST /v1/usage-events", USAGE_WRITE, Reach.WHAT_IT_SEES),
            writes("POST /v1/usage-corrections", USAGE_WRITE, Reach.WHAT_IT_SEES),
            reads("GET /v1/customers/{id}/usage", USAGE_READ, Reach.CUSTOMER),
            reads("GET /v1/resellers/{id}/usage", USAGE_READ, Reach.CUSTOMER),
            reads("GET /v1/customers/{id}/invoice-preview", BILLING_READ, Reach.CUSTOMER),
            reads("GET /v1/history", HISTORY_READ, Reach.WHAT_IT_SEES),

            // These texts hold links that open anybody's account.
            writes("GET /v1/kept-mails", null, Reach.PLATFORM));

    /** What a call touches, which decides what a key gets that speaks for one customer. */
    private enum Reach {
        /** The customer {@code {id}} of the path: another one than its own does not exist for it. */
        CUSTOMER,
        /** Whatever it may see: the endpoint leaves out the rest. */
        WHAT_IT_SEES,
        /** The platform, or what the platform alone decides about a customer: nothing. */
        PLATFORM
    }

    private record Rule(String call, boolean read, @Nullable ApiKeyScope scope, Reach reach) {

        boolean allows(Caller caller) {
            return caller.role() == PlatformRole.OPERATOR
                    || (read && caller.role() == PlatformRole.AUDITOR)
                    || (scope != null && caller.scopes().contains(scope));
        }

        String needed() {
            return "the role OPERATOR" + (read ? " or AUDITOR" : "")
                    + (scope == null ? "" : " or the scope " + scope.word());
        }
    }

    private Permissions() {}

    private static Rule reads(String call, @Nullable ApiKeyScope scope, Reach reach) {
        return new Rule(call, true, scope, reach);
    }

    private static Rule writes(String call, @Nullable ApiKeyScope scope, Reach reach) {
        return new Rule(call, false, scope, reach);
    }

    private static Map<String, Rule> table(Rule... rules) {
        return Arrays.stream(rules).collect(Collectors.toUnmodifiableMap(Rule::call, Function.identity()));
    }

    /** Every call that has a row, as {@code METHOD /path/{variable}}. */
    static Set<String> calls() {
        return TABLE.keySet();
    }

    /**
     * @param call     as {@code METHOD /path/{variable}}
     * @param customer the {@code {id}} of the path; null when it has none
     * @throws Refusal of kind UNKNOWN when the caller may not know of the customer, otherwise of kind NOT_ALLOWED
     */
    static void check(Caller caller, String call, @Nullable String customer) {
        var rule = TABLE.get(call);
        if (rule == null) throw Refusal.notAllowed("Nobody may call " + call + " yet.");
        if (rule.reach == Reach.CUSTOMER && customer != null && !caller.sees(customer))
            throw CustomerDirectory.unknown(customer);
        if (rule.reach == Reach.PLATFORM && caller.customer() != null)
            throw Refusal.notAllowed(call + " is not for a key that speaks for one customer.");
        if (!rule.allows(caller)) throw Refusal.notAllowed(call + " needs " + rule.needed() + ".");
    }
}
