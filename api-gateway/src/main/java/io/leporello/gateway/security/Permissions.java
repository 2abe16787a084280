package io.leporello.gateway.security;

import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.user.UserRole;
import io.leporello.refusal.Refusal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: one row for each call, one column for each role. A cell says how far the call {@link Reach reaches};
 * whoever has several roles reaches what any of them does. A call without a row is refused to everybody.
 *
 * <p>The last two columns are about keys without a role: the scope that opens the call to a key of the platform for
 * everything, and how far it reaches with a key of one customer.
 */
final class Permissions {

    // Who makes keys or gives roles could give more than he holds himself, so no scope opens that.
    // Kept mails hold links that open anybody's account.
    // Nobody sets the own prices or puts the own account beyond reach, so resellers agree and close for others only.
    // A plan tells what others pay, so customers see those that their own contracts name.
    private static final String TABLE = """
            call                                        | OPERATOR | AUDITOR | RESELLER | MANAGER | USER      | ANNOTATION_MANAGER | ANNOTATOR | scope          | customer's key
            GET /v1/customers                           | ALL      | ALL     | SUBTREE  | OWN     | NAME_ONLY | -                  | -         | accounts:read  | OWN
            POST /v1/customers                          | ALL      | -       | SUBTREE  | -       | -         | -                  | -         | accounts:write | -
            GET /v1/customers/{id}                      | ALL      | ALL     | SUBTREE  | OWN     | NAME_ONLY | -                  | -         | accounts:read  | OWN
            PATCH /v1/customers/{id}                    | ALL      | -       | SUBTREE  | OWN     | -         | -                  | -         | accounts:write | OWN
            POST /v1/customers/{id}/close               | ALL      | -       | LINKED   | -       | -         | -                  | -         | accounts:write | -

            GET /v1/customers/{id}/users                | ALL      | ALL     | SUBTREE  | OWN     | SELF      | ANNOTATORS         | SELF      | accounts:read  | OWN
            POST /v1/customers/{id}/users               | ALL      | -       | SUBTREE  | OWN     | -         | ANNOTATORS         | -         | -              | -
            GET /v1/users                               | ALL      | ALL     | -        | -       | -         | -                  | -         | accounts:read  | -
            POST /v1/users                              | ALL      | -       | -        | -       | -         | -                  | -         | -              | -
            GET /v1/users/me                            | SELF     | SELF    | SELF     | SELF    | SELF      | SELF               | SELF      | -              | -
            GET /v1/users/{id}                          | ALL      | ALL     | SUBTREE  | OWN     | SELF      | ANNOTATORS, SELF   | SELF      | accounts:read  | OWN
            PUT /v1/users/{id}/roles                    | ALL      | -       | SUBTREE  | OWN     | -         | ANNOTATORS         | -         | -              | -
            PUT /v1/users/{id}/name                     | ALL      | SELF    | SUBTREE  | OWN     | SELF      | ANNOTATORS, SELF   | SELF      | -              | -
            PUT /v1/users/{id}/email                    | ALL      | -       | SUBTREE  | OWN     | -         | ANNOTATORS         | -         | -              | -
            POST /v1/users/{id}/mails                   | ALL      | SELF    | SUBTREE  | OWN     | SELF      | ANNOTATORS, SELF   | SELF      | -              | -
            POST /v1/users/{id}/deactivate              | ALL      | -       | SUBTREE  | OWN     | -         | ANNOTATORS         | -         | -              | -
            POST /v1/users/{id}/reactivate              | ALL      | -       | SUBTREE  | OWN     | -         | ANNOTATORS         | -         | -              | -
            POST /v1/users/{id}/erase                   | ALL      | -       | SUBTREE  | OWN     | SELF      | ANNOTATORS, SELF   | SELF      | -              | -

            GET /v1/session                             | SELF     | SELF    | SELF     | SELF    | SELF      | SELF               | SELF      | -              | -
            DELETE /v1/session                          | SELF     | SELF    | SELF     | SELF    | SELF      | SELF               | SELF      | -              | -
            DELETE /v1/users/me/sessions                | SELF     | SELF    | SELF     | SELF    | SELF      | SELF               | SELF      | -              | -
            PUT /v1/users/me/password                   | SELF     | SELF    | SELF     | SELF    | SELF      | SELF               | SELF      | -              | -
            PUT /v1/users/me/email                      | SELF     | SELF    | SELF     | SELF    | SELF      | SELF               | SELF      | -              | -
            GET /v1/kept-mails                          | ALL      | -       | -        | -       | -         | -                  | -         | -              | -

            GET /v1/customers/{id}/api-keys             | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | accounts:read  | OWN
            POST /v1/customers/{id}/api-keys            | ALL      | -       | SUBTREE  | OWN     | -         | -                  | -         | -              | -
            DELETE /v1/customers/{id}/api-keys/{keyId}  | ALL      | -       | SUBTREE  | OWN     | -         | -                  | -         | -              | -
            GET /v1/api-keys                            | ALL      | ALL     | -        | -       | -         | -                  | -         | -              | -
            POST /v1/api-keys                           | ALL      | -       | -        | -       | -         | -                  | -         | -              | -
            DELETE /v1/api-keys/{keyId}                 | ALL      | -       | -        | -       | -         | -                  | -         | -              | -

            GET /v1/price-plans                         | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            GET /v1/price-plans/{id}                    | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            POST /v1/price-plans                        | ALL      | -       | -        | -       | -         | -                  | -         | billing:write  | -
            GET /v1/customers/{id}/contracts            | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            PUT /v1/customers/{id}/contract             | ALL      | -       | LINKED   | -       | -         | -                  | -         | billing:write  | -
            GET /v1/credit-schedules                    | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            POST /v1/credit-schedules                   | ALL      | -       | -        | -       | -         | -                  | -         | billing:write  | -
            GET /v1/customers/{id}/credits              | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            GET /v1/customers/{id}/credit-purchases     | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            POST /v1/customers/{id}/credit-purchases    | ALL      | -       | LINKED   | -       | -         | -                  | -         | billing:write  | -
            POST /v1/customers/{id}/credit-purchases/{purchaseId}/returns | ALL | - | LINKED | -   | -         | -                  | -         | billing:write  | -
            GET /v1/customers/{id}/invoice-preview      | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            GET /v1/customers/{id}/invoices             | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            POST /v1/customers/{id}/invoices            | ALL      | -       | -        | -       | -         | -                  | -         | billing:write  | -
            GET /v1/invoices                            | ALL      | ALL     | -        | -       | -         | -                  | -         | billing:read   | -
            GET /v1/invoices/{number}                   | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            GET /v1/invoices/{number}/lines/{line}/usage | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            GET /v1/usage-events/invoice-lines          | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | billing:read   | OWN
            POST /v1/invoices/{number}/payments         | ALL      | -       | -        | -       | -         | -                  | -         | billing:write  | -
            POST /v1/invoices/{number}/credit-notes     | ALL      | -       | -        | -       | -         | -                  | -         | billing:write  | -
            POST /v1/invoices/{number}/corrections      | ALL      | -       | -        | -       | -         | -                  | -         | billing:write  | -
            POST /v1/invoices/{number}/replay           | ALL      | ALL     | -        | -       | -         | -                  | -         | billing:read   | -

            POST /v1/billing-runs                       | ALL      | -       | -        | -       | -         | -                  | -         | billing:write  | -
            GET /v1/billing-runs                        | ALL      | ALL     | -        | -       | -         | -                  | -         | billing:read   | -
            GET /v1/billing-runs/{id}                   | ALL      | ALL     | -        | -       | -         | -                  | -         | billing:read   | -
            GET /v1/accounting-exports/{month}          | ALL      | ALL     | -        | -       | -         | -                  | -         | billing:read   | -
            POST /v1/usage-events                       | ALL      | -       | OWN      | OWN     | -         | -                  | -         | usage:write    | OWN
            POST /v1/usage-corrections                  | ALL      | -       | OWN      | OWN     | -         | -                  | -         | usage:write    | OWN
            GET /v1/customers/{id}/usage                | ALL      | ALL     | SUBTREE  | OWN     | SELF      | ANNOTATORS         | OWN_PAGES | usage:read     | OWN
            GET /v1/resellers/{id}/usage                | ALL      | ALL     | OWN      | -       | -         | -                  | -         | usage:read     | OWN

            GET /v1/history                             | ALL      | ALL     | SUBTREE  | OWN     | -         | -                  | -         | history:read   | OWN
            GET /v1/projections                         | ALL      | ALL     | -        | -       | -         | -                  | -         | -              | -
            POST /v1/projections/{name}/rebuild         | ALL      | -       | -        | -       | -         | -                  | -         | -              | -
            GET /v1/projections/{name}/rebuild          | ALL      | ALL     | -        | -       | -         | -                  | -         | -              | -
            GET /v1/dead-letters                        | ALL      | ALL     | -        | -       | -         | -                  | -         | -              | -
            POST /v1/dead-letters/{projection}/{position}/replay | ALL | -    | -        | -       | -         | -                  | -         | -              | -
            GET /v1/read-log                            | ALL      | -       | -        | -       | -         | -                  | -         | -              | -
            """;

    /** Who calls these cannot have signed in yet, or proves who it is by a link. */
    private static final Set<String> OPEN = Set.of(
            "POST /v1/sign-up",
            "POST /v1/confirmations",
            "POST /v1/invitations/accept",
            "POST /v1/password-resets",
            "POST /v1/password-resets/redeem",
            "POST /v1/session");

    private static final int SCOPE = 8;
    private static final int CUSTOMERS_KEY = 9;

    private static final Map<String, Row> ROWS = rows(TABLE.lines()
            .filter(line -> !line.isBlank())
            .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
            .toList());

    private record Row(
            String call,
            Map<UserRole, Set<Reach>> roles,
            @Nullable ApiKeyScope scope,
            Set<Reach> customersKey) {

        Set<Reach> reaches(Caller caller) {
            var reaches = EnumSet.noneOf(Reach.class);
            caller.roles().forEach(role -> reaches.addAll(of(role)));
            if (scope != null && caller.scopes().contains(scope))
                reaches.addAll(caller.customer() == null ? EnumSet.of(Reach.ALL) : customersKey);
            return reaches;
        }

        private Set<Reach> of(UserRole role) {
            return roles.getOrDefault(role, Set.of());
        }

        boolean isOpenTo(UserRole role) {
            return !of(role).isEmpty();
        }

        String needed() {
            var opening = Arrays.stream(UserRole.values())
                    .filter(this::isOpenTo)
                    .map(UserRole::name)
                    .collect(Collectors.joining(", "));
            return "one of the roles " + opening + (scope == null ? "" : " or the scope " + scope.word());
        }
    }

    private Permissions() {}

    private static Map<String, Row> rows(List<List<String>> lines) {
        var rows = new LinkedHashMap<String, Row>();
        var head = lines.get(0);
        for (var cells : lines.subList(1, lines.size())) {
            var roles = new EnumMap<UserRole, Set<Reach>>(UserRole.class);
            for (var column = 1; column < SCOPE; column++)
                roles.put(UserRole.valueOf(head.get(column)), reaches(cells.get(column)));
            var scope = ApiKeyScope.find(cells.get(SCOPE)).orElse(null);
            rows.put(cells.get(0), new Row(cells.get(0), roles, scope, reaches(cells.get(CUSTOMERS_KEY))));
        }
        return rows;
    }

    private static Set<Reach> reaches(String cell) {
        return cell.equals("-")
                ? Set.of()
                : Arrays.stream(cell.split(", ")).map(Reach::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Every call that has a row or is open, as {@code METHOD /path/{variable}}. */
    static Set<String> calls() {
        return Stream.concat(ROWS.keySet().stream(), OPEN.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a call needs nobody to be signed in. */
    static boolean isOpen(String call) {
        return OPEN.contains(call);
    }

    /**
     * How far a call reaches for a caller, whoever it is about; empty when it is closed.
     *
     * @param call as {@code METHOD /path/{variable}}
     */
    static Set<Reach> reaches(Caller caller, String call) {
        var row = ROWS.get(call);
        return row == null ? Set.of() : row.reaches(caller);
    }

    /** What to tell somebody for whom the call is closed. */
    static Refusal closed(String call) {
        var row = ROWS.get(call);
        return Refusal.notAllowed(
                row == null ? "Nobody may call " + call + " yet." : call + " needs " + row.needed() + ".");
    }

    static Set<ApiKeyScope> scopesOf(Caller caller) {
        var scopes = EnumSet.noneOf(ApiKeyScope.class);
        scopes.addAll(caller.scopes());
        for (var row : ROWS.values())
            if (row.scope != null && caller.roles().stream().anyMatch(row::isOpenTo)) scopes.add(row.scope);
        return scopes;
    }
}
