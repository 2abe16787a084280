package io.leporello.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.apikey.PlatformRole;
import io.leporello.refusal.Refusal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {

    /** Columns: operator, auditor, a platform key with the scope, the customer's key with it, another customer's with it. */
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /v1/customers                            | accounts:read  | yes | yes | yes | yes | yes
            POST /v1/customers                           | accounts:write | yes | 403 | yes | 403 | 403
            GET /v1/customers/{id}                       | accounts:read  | yes | yes | yes | yes | 404
            PATCH /v1/customers/{id}                     | accounts:write | yes | 403 | yes | yes | 404
            POST /v1/customers/{id}/close                | accounts:write | yes | 403 | yes | 403 | 403
            GET /v1/customers/{id}/api-keys              | accounts:read  | yes | yes | yes | yes | 404
            POST /v1/customers/{id}/api-keys             | accounts:write | yes | 403 | 403 | 403 | 404
            DELETE /v1/customers/{id}/api-keys/{keyId}   | accounts:write | yes | 403 | 403 | 403 | 404
            GET /v1/api-keys                             | accounts:read  | yes | yes | 403 | 403 | 403
            POST /v1/api-keys                            | accounts:write | yes | 403 | 403 | 403 | 403
            DELETE /v1/api-keys/{keyId}                  | accounts:write | yes | 403 | 403 | 403 | 403
            GET /v1/price-plans                          | billing:read   | yes | yes | yes | 403 | 403
            GET /v1/price-plans/{id}                     | billing:read   | yes | yes | yes | 403 | 403
            POST /v1/price-plans                         | billing:write  | yes | 403 | yes | 403 | 403
            GET /v1/customers/{id}/contracts             | billing:read   | yes | yes | yes | yes | 404
            PUT /v1/customers/{id}/contract              | billing:write  | yes | 403 | yes | 403 | 403
            POST /v1/usage-events                        | usage:write    | yes | 403 | yes | yes | yes
            POST /v1/usage-corrections                   | usage:write    | yes | 403 | yes | yes | yes
            GET /v1/customers/{id}/usage                 | usage:read     | yes | yes | yes | yes | 404
            GET /v1/customers/{id}/invoice-preview       | billing:read   | yes | yes | yes | yes | 404
            GET /v1/history                              | history:read   | yes | yes | yes | yes | yes
            GET /v1/nobody-thought-of-it                 | accounts:read  | 403 | 403 | 403 | 403 | 403
            """)
    void a_call_is_open_to(
            String call, String scope, String operator, String auditor, String platform, String own, String other) {
        var needed = ApiKeyScope.find(scope).orElseThrow();
        assertThat(outcome(call, caller(PlatformRole.OPERATOR, Set.of(), null))).isEqualTo(operator);
        assertThat(outcome(call, caller(PlatformRole.AUDITOR, Set.of(), null))).isEqualTo(auditor);
        assertThat(outcome(call, caller(null, Set.of(needed), null))).isEqualTo(platform);
        assertThat(outcome(call, caller(null, Set.of(needed), "acme"))).isEqualTo(own);
        assertThat(outcome(call, caller(null, Set.of(needed), "globex"))).isEqualTo(other);
        assertThat(outcome(call, caller(null, allBut(needed), null))).isEqualTo("403");
    }

    @Test
    void who_is_refused_hears_what_would_have_been_right() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Permissions.check(caller(null, Set.of(), null), "GET /v1/customers/{id}", "acme"))
                .withMessage("GET /v1/customers/{id} needs the role OPERATOR or AUDITOR or the scope accounts:read.");
    }

    private static Set<ApiKeyScope> allBut(ApiKeyScope needed) {
        return Arrays.stream(ApiKeyScope.values())
                .filter(scope -> scope != needed)
                .collect(Collectors.toSet());
    }

    private static Caller caller(@Nullable PlatformRole role, Set<ApiKeyScope> scopes, @Nullable String customer) {
        return new Caller("key:1", role, scopes, customer, "request");
    }

    private static String outcome(String call, Caller caller) {
        try {
            Permissions.check(caller, call, call.contains("{id}") ? "acme" : null);
            return "yes";
        } catch (Refusal refusal) {
            return refusal.kind() == Refusal.Kind.UNKNOWN ? "404" : "403";
        }
    }
}
