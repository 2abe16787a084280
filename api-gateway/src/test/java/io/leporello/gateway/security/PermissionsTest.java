package io.leporello.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerRegistered;
import io.leporello.account.person.Sealed;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserRegistered;
import io.leporello.account.user.UserRole;
import io.leporello.refusal.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every role against every kind of call. The people are all of the reseller's own account; {@code linked} is a customer of
 * the reseller, {@code foreign} is nobody's.
 */
class PermissionsTest {

    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Gatekeeper gatekeeper = new Gatekeeper(new CustomerDirectory(events), new UserDirectory(events));

    PermissionsTest() {
        customer("own", null);
        customer("linked", "own");
        customer("foreign", null);
        for (var role : UserRole.values()) user("own-" + role, role.platform() ? null : "own", role);
        for (var account : List.of("linked", "foreign"))
            for (var role : List.of(UserRole.MANAGER, UserRole.ANNOTATOR)) user(account + "-" + role, account, role);
    }

    private void customer(String id, @Nullable String reseller) {
        var plain = CustomerDetails.named(id);
        var details = new CustomerDetails(
                plain.name(),
                null,
                plain.address(),
                null,
                null,
                plain.currency(),
                plain.timeZone(),
                plain.locale(),
                reseller,
                null);
        publish("customer/" + id, new CustomerRegistered(id, details));
    }

    private void user(String id, @Nullable String customer, UserRole role) {
        var sealed = new Sealed("sealed");
        publish(
                "user/" + id,
                new UserRegistered(id, customer, List.of(role.name()), sealed, sealed, "claim-" + id, "INVITATION"));
    }

    private void publish(String aggregate, Object event) {
        events.publish(new GenericDomainEventMessage<>("test", aggregate, 0, event));
    }

    /** In a cell: the outcome for the own, the linked and the foreign customer; once for those to whom all are alike. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /v1/customers/{id}                      | yes | yes | yes yes 404 | yes 404 404 | yes 404 404 | 403 404 404 | 403 404 404
            PATCH /v1/customers/{id}                    | yes | 403 | yes yes 404 | yes 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            POST /v1/customers/{id}/close               | yes | 403 | 403 yes 404 | 403 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            GET /v1/customers/{id}/users                | yes | yes | yes yes 404 | yes 404 404 | yes 404 404 | yes 404 404 | yes 404 404
            POST /v1/customers/{id}/users               | yes | 403 | yes yes 404 | yes 404 404 | 403 404 404 | yes 404 404 | 403 404 404
            GET /v1/customers/{id}/api-keys             | yes | yes | yes yes 404 | yes 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            POST /v1/customers/{id}/api-keys            | yes | 403 | yes yes 404 | yes 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            DELETE /v1/customers/{id}/api-keys/{keyId}  | yes | 403 | yes yes 404 | yes 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            GET /v1/customers/{id}/contracts            | yes | yes | yes yes 404 | yes 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            PUT /v1/customers/{id}/contract             | yes | 403 | 403 yes 404 | 403 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            GET /v1/customers/{id}/credits              | yes | yes | yes yes 404 | yes 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            GET /v1/customers/{id}/credit-purchases     | yes | yes | yes yes 404 | yes 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            POST /v1/customers/{id}/credit-purchases    | yes | 403 | 403 yes 404 | 403 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            POST /v1/customers/{id}/credit-purchases/{purchaseId}/returns | yes | 403 | 403 yes 404 | 403 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            GET /v1/customers/{id}/invoice-preview      | yes | yes | yes yes 404 | yes 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            GET /v1/customers/{id}/invoices             | yes | yes | yes yes 404 | yes 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            POST /v1/customers/{id}/invoices            | yes | 403 | 403 403 404 | 403 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            GET /v1/customers/{id}/usage                | yes | yes | yes yes 404 | yes 404 404 | yes 404 404 | yes 404 404 | yes 404 404
            GET /v1/resellers/{id}/usage                | yes | yes | yes 403 404 | 403 404 404 | 403 404 404 | 403 404 404 | 403 404 404
            """)
    void a_call_about_a_customer_is_open_to(
            String call,
            String operator,
            String auditor,
            String reseller,
            String manager,
            String user,
            String annotationManager,
            String annotator) {
        assertThat(customers(call, UserRole.OPERATOR)).isEqualTo(thrice(operator));
        assertThat(customers(call, UserRole.AUDITOR)).isEqualTo(thrice(auditor));
        assertThat(customers(call, UserRole.RESELLER)).isEqualTo(reseller);
        assertThat(customers(call, UserRole.MANAGER)).isEqualTo(manager);
        assertThat(customers(call, UserRole.USER)).isEqualTo(user);
        assertThat(customers(call, UserRole.ANNOTATION_MANAGER)).isEqualTo(annotationManager);
        assertThat(customers(call, UserRole.ANNOTATOR)).isEqualTo(annotator);
    }

    private String customers(String call, UserRole role) {
        return outcomes(call, person(role), "own", "linked", "foreign");
    }

    private static String thrice(String outcome) {
        return outcome + " " + outcome + " " + outcome;
    }

    /** In a cell: the caller's own user, an annotator of the own account, its manager, a linked manager, a foreign one. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /v1/users/{id}             | yes yes yes yes yes | yes yes yes yes yes | yes yes yes yes 404 | yes yes yes 404 404 | yes 404 404 404 404 | yes yes 404 404 404 | yes yes 404 404 404
            PUT /v1/users/{id}/roles       | yes yes yes yes yes | 403 403 403 403 403 | yes yes yes yes 404 | yes yes yes 404 404 | 403 404 404 404 404 | 403 yes 404 404 404 | 403 403 404 404 404
            PUT /v1/users/{id}/name        | yes yes yes yes yes | yes 403 403 403 403 | yes yes yes yes 404 | yes yes yes 404 404 | yes 404 404 404 404 | yes yes 404 404 404 | yes yes 404 404 404
            PUT /v1/users/{id}/email       | yes yes yes yes yes | 403 403 403 403 403 | yes yes yes yes 404 | yes yes yes 404 404 | 403 404 404 404 404 | 403 yes 404 404 404 | 403 403 404 404 404
            POST /v1/users/{id}/mails      | yes yes yes yes yes | yes 403 403 403 403 | yes yes yes yes 404 | yes yes yes 404 404 | yes 404 404 404 404 | yes yes 404 404 404 | yes yes 404 404 404
            POST /v1/users/{id}/deactivate | yes yes yes yes yes | 403 403 403 403 403 | yes yes yes yes 404 | yes yes yes 404 404 | 403 404 404 404 404 | 403 yes 404 404 404 | 403 403 404 404 404
            POST /v1/users/{id}/reactivate | yes yes yes yes yes | 403 403 403 403 403 | yes yes yes yes 404 | yes yes yes 404 404 | 403 404 404 404 404 | 403 yes 404 404 404 | 403 403 404 404 404
            POST /v1/users/{id}/erase      | yes yes yes yes yes | 403 403 403 403 403 | yes yes yes yes 404 | yes yes yes 404 404 | yes 404 404 404 404 | yes yes 404 404 404 | yes yes 404 404 404
            """)
    void a_call_about_a_user_is_open_to(
            String call,
            String operator,
            String auditor,
            String reseller,
            String manager,
            String user,
            String annotationManager,
            String annotator) {
        assertThat(users(call, UserRole.OPERATOR)).isEqualTo(operator);
        assertThat(users(call, UserRole.AUDITOR)).isEqualTo(auditor);
        assertThat(users(call, UserRole.RESELLER)).isEqualTo(reseller);
        assertThat(users(call, UserRole.MANAGER)).isEqualTo(manager);
        assertThat(users(call, UserRole.USER)).isEqualTo(user);
        assertThat(users(call, UserRole.ANNOTATION_MANAGER)).isEqualTo(annotationManager);
        assertThat(users(call, UserRole.ANNOTATOR)).isEqualTo(annotator);
    }

    private String users(String call, UserRole role) {
        return outcomes(
                call, person(role), "own-" + role, "own-ANNOTATOR", "own-MANAGER", "linked-MANAGER", "foreign-MANAGER");
    }

    /** In a cell: how far the call reaches, which the endpoint then keeps to. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /v1/customers          | ALL  | ALL  | SUBTREE | OWN  | NAME_ONLY | 403        | 403
            POST /v1/customers         | ALL  | 403  | SUBTREE | 403  | 403       | 403        | 403
            GET /v1/users              | ALL  | ALL  | 403     | 403  | 403       | 403        | 403
            POST /v1/users             | ALL  | 403  | 403     | 403  | 403       | 403        | 403
            GET /v1/users/me           | SELF | SELF | SELF    | SELF | SELF      | SELF       | SELF
            PUT /v1/users/me/email     | SELF | SELF | SELF    | SELF | SELF      | SELF       | SELF
            GET /v1/api-keys           | ALL  | ALL  | 403     | 403  | 403       | 403        | 403
            POST /v1/api-keys          | ALL  | 403  | 403     | 403  | 403       | 403        | 403
            DELETE /v1/api-keys/{keyId}| ALL  | 403  | 403     | 403  | 403       | 403        | 403
            GET /v1/price-plans        | ALL  | ALL  | SUBTREE | OWN  | 403       | 403        | 403
            GET /v1/price-plans/{id}   | ALL  | ALL  | SUBTREE | OWN  | 403       | 403        | 403
            GET /v1/credit-schedules   | ALL  | ALL  | SUBTREE | OWN  | 403       | 403        | 403
            POST /v1/credit-schedules  | ALL  | 403  | 403     | 403  | 403       | 403        | 403
            POST /v1/price-plans       | ALL  | 403  | 403     | 403  | 403       | 403        | 403
            POST /v1/usage-events      | ALL  | 403  | OWN     | OWN  | 403       | 403        | 403
            POST /v1/usage-corrections | ALL  | 403  | OWN     | OWN  | 403       | 403        | 403
            GET /v1/history            | ALL  | ALL  | SUBTREE | OWN  | 403       | 403        | 403
            GET /v1/invoices           | ALL  | ALL  | 403     | 403  | 403       | 403        | 403
            GET /v1/invoices/{number}  | ALL  | ALL  | SUBTREE | OWN  | 403       | 403        | 403
            GET /v1/invoices/{number}/lines/{line}/usage | ALL  | ALL  | SUBTREE | OWN  | 403       | 403        | 403
            GET /v1/usage-events/invoice-lines | ALL  | ALL  | SUBTREE | OWN  | 403       | 403        | 403
            POST /v1/invoices/{number}/payments | ALL  | 403  | 403     | 403  | 403       | 403        | 403
            POST /v1/invoices/{number}/credit-notes | ALL  | 403  | 403     | 403  | 403       | 403        | 403
            POST /v1/invoices/{number}/corrections | ALL  | 403  | 403     | 403  | 403       | 403        | 403
            POST /v1/invoices/{number}/replay | ALL  | ALL  | 403     | 403  | 403       | 403        | 403
            GET /v1/read-log           | ALL  | 403  | 403     | 403  | 403       | 403        | 403
            GET /v1/projections        | ALL  | ALL  | 403     | 403  | 403       | 403        | 403
            POST /v1/projections/{name}/rebuild | ALL | 403 | 403 | 403 | 403 | 403 | 403
            GET /v1/projections/{name}/rebuild  | ALL | ALL | 403 | 403 | 403 | 403 | 403
            GET /v1/dead-letters       | ALL  | ALL  | 403     | 403  | 403       | 403        | 403
            POST /v1/dead-letters/{projection}/{position}/replay | ALL | 403 | 403 | 403 | 403 | 403 | 403
            GET /v1/nobody-thought-of  | 403  | 403  | 403     | 403  | 403       | 403        | 403
            """)
    void a_call_about_nothing_in_particular_reaches(
            String call,
            String operator,
            String auditor,
            String reseller,
            String manager,
            String user,
            String annotationManager,
            String annotator) {
        assertThat(reach(call, UserRole.OPERATOR)).isEqualTo(operator);
        assertThat(reach(call, UserRole.AUDITOR)).isEqualTo(auditor);
        assertThat(reach(call, UserRole.RESELLER)).isEqualTo(reseller);
        assertThat(reach(call, UserRole.MANAGER)).isEqualTo(manager);
        assertThat(reach(call, UserRole.USER)).isEqualTo(user);
        assertThat(reach(call, UserRole.ANNOTATION_MANAGER)).isEqualTo(annotationManager);
        assertThat(reach(call, UserRole.ANNOTATOR)).isEqualTo(annotator);
    }

    /** Columns: a platform key with the scope, the customer's key with it for the own customer and for another one. */
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /v1/customers                            | accounts:read  | yes | yes | yes
            POST /v1/customers                           | accounts:write | yes | 403 | 403
            GET /v1/customers/{id}                       | accounts:read  | yes | yes | 404
            PATCH /v1/customers/{id}                     | accounts:write | yes | yes | 404
            POST /v1/customers/{id}/close                | accounts:write | yes | 403 | 404
            GET /v1/customers/{id}/users                 | accounts:read  | yes | yes | 404
            POST /v1/customers/{id}/users                | accounts:write | 403 | 403 | 404
            GET /v1/customers/{id}/api-keys              | accounts:read  | yes | yes | 404
            POST /v1/customers/{id}/api-keys             | accounts:write | 403 | 403 | 404
            DELETE /v1/customers/{id}/api-keys/{keyId}   | accounts:write | 403 | 403 | 404
            GET /v1/api-keys                             | accounts:read  | 403 | 403 | 403
            POST /v1/api-keys                            | accounts:write | 403 | 403 | 403
            GET /v1/price-plans                          | billing:read   | yes | yes | yes
            POST /v1/price-plans                         | billing:write  | yes | 403 | 403
            GET /v1/customers/{id}/contracts             | billing:read   | yes | yes | 404
            PUT /v1/customers/{id}/contract              | billing:write  | yes | 403 | 404
            POST /v1/usage-events                        | usage:write    | yes | yes | yes
            POST /v1/usage-corrections                   | usage:write    | yes | yes | yes
            GET /v1/customers/{id}/usage                 | usage:read     | yes | yes | 404
            GET /v1/resellers/{id}/usage                 | usage:read     | yes | yes | 404
            GET /v1/customers/{id}/invoice-preview       | billing:read   | yes | yes | 404
            GET /v1/customers/{id}/invoices              | billing:read   | yes | yes | 404
            POST /v1/customers/{id}/invoices             | billing:write  | yes | 403 | 404
            GET /v1/invoices                             | billing:read   | yes | 403 | 403
            GET /v1/invoices/{number}                    | billing:read   | yes | yes | yes
            GET /v1/usage-events/invoice-lines           | billing:read   | yes | yes | yes
            POST /v1/invoices/{number}/payments          | billing:write  | yes | 403 | 403
            POST /v1/invoices/{number}/credit-notes      | billing:write  | yes | 403 | 403
            POST /v1/invoices/{number}/corrections       | billing:write  | yes | 403 | 403
            POST /v1/invoices/{number}/replay            | billing:read   | yes | 403 | 403
            GET /v1/history                              | history:read   | yes | yes | yes
            GET /v1/read-log                             | history:read   | 403 | 403 | 403
            """)
    void a_call_is_open_to_a_key(String call, String scope, String platform, String own, String other) {
        var needed = ApiKeyScope.find(scope).orElseThrow();
        var id = call.contains("{id}") ? "own" : null;
        assertThat(outcome(call, key(Set.of(needed), null), id)).isEqualTo(platform);
        assertThat(outcome(call, key(Set.of(needed), "own"), id)).isEqualTo(own);
        assertThat(outcome(call, key(Set.of(needed), "foreign"), id)).isEqualTo(other);
        assertThat(outcome(call, key(allBut(needed), null), id)).isEqualTo("403");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            own-RESELLER           | 403
            own-MANAGER            | yes
            own-ANNOTATION_MANAGER | yes
            """)
    void a_manager_puts_out_only_whom_he_could_let_in(String userId, String deactivate) {
        var manager = person(UserRole.MANAGER);
        var outcome = outcome("POST /v1/users/{id}/deactivate", manager, userId);
        assertThat(outcome).isEqualTo(deactivate);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPERATOR           | ANNOTATION_MANAGER ANNOTATOR AUDITOR MANAGER OPERATOR RESELLER USER
            AUDITOR            | ''
            RESELLER           | ANNOTATION_MANAGER ANNOTATOR MANAGER USER
            MANAGER            | ANNOTATION_MANAGER ANNOTATOR MANAGER USER
            USER               | ''
            ANNOTATION_MANAGER | ANNOTATOR
            ANNOTATOR          | ''
            """)
    void a_role_may_be_given_by(UserRole role, String grantable) {
        assertThat(person(role).grantable().stream()
                        .map(UserRole::name)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(grantable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MANAGER   | usage:write usage:read billing:read accounts:read accounts:write history:read
            RESELLER  | usage:write usage:read billing:read billing:write accounts:read accounts:write history:read
            USER      | usage:read accounts:read
            """)
    void a_key_gets_only_scopes_that_its_maker_holds(UserRole role, String scopes) {
        assertThat(person(role).grantableScopes().stream().map(ApiKeyScope::word))
                .containsExactlyInAnyOrder(scopes.split(" "));
    }

    @Test
    void several_roles_reach_what_any_of_them_does() {
        var both = new Caller(
                "user:1", Set.of(UserRole.USER, UserRole.ANNOTATION_MANAGER), Set.of(), "own", "1", "request");
        assertThat(gatekeeper.check(both, "GET /v1/customers/{id}/usage", "own").reaches())
                .containsExactlyInAnyOrder(Reach.SELF, Reach.ANNOTATORS);
    }

    @Test
    void a_user_without_a_role_may_nothing() {
        var erased = new Caller("user:1", Set.of(), Set.of(), "own", "1", "request");
        assertThat(Permissions.calls())
                .filteredOn(call -> !Permissions.isOpen(call))
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        call -> assertThat(Permissions.reaches(erased, call)).isEmpty());
    }

    @Test
    void who_is_refused_hears_what_would_have_been_right() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> gatekeeper.check(key(Set.of(), null), "GET /v1/history", null))
                .withMessage("GET /v1/history needs one of the roles MANAGER, RESELLER, OPERATOR, AUDITOR"
                        + " or the scope history:read.");
    }

    @Test
    void a_reseller_hears_that_the_own_prices_are_for_others_to_agree() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> gatekeeper.check(person(UserRole.RESELLER), "PUT /v1/customers/{id}/contract", "own"))
                .withMessageContaining("is for the customers linked to your account, not for your account itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "own-MANAGER\u0000"})
    void a_user_that_is_not_there_is_unknown_to_an_operator_too(String id) {
        assertThat(outcome("GET /v1/users/{id}", person(UserRole.OPERATOR), id)).isEqualTo("404");
    }

    private static Set<ApiKeyScope> allBut(ApiKeyScope needed) {
        return Arrays.stream(ApiKeyScope.values())
                .filter(scope -> scope != needed)
                .collect(Collectors.toSet());
    }

    private static Caller key(Set<ApiKeyScope> scopes, @Nullable String customer) {
        return new Caller("key:1", Set.of(), scopes, customer, null, "request");
    }

    private static Caller person(UserRole role) {
        var id = "own-" + role;
        return new Caller("user:" + id, Set.of(role), Set.of(), role.platform() ? null : "own", id, "request");
    }

    private String reach(String call, UserRole role) {
        try {
            return gatekeeper
                    .check(person(role), call, call.contains("{id}") ? "any" : null)
                    .widest()
                    .name();
        } catch (Refusal refusal) {
            return status(refusal);
        }
    }

    private String outcomes(String call, Caller caller, String... ids) {
        return Arrays.stream(ids).map(id -> outcome(call, caller, id)).collect(Collectors.joining(" "));
    }

    private String outcome(String call, Caller caller, @Nullable String id) {
        try {
            return Objects.requireNonNull(gatekeeper.check(caller, call, id))
                            .reaches()
                            .isEmpty()
                    ? "nothing"
                    : "yes";
        } catch (Refusal refusal) {
            return status(refusal);
        }
    }

    private static String status(Refusal refusal) {
        return refusal.kind() == Refusal.Kind.UNKNOWN ? "404" : "403";
    }
}
