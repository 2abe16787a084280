package io.leporello.account.apikey;

import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an API key; answered with an {@link Outcome}. The key itself, {@code lep_ID_SECRET}, is made by the gateway and
 * shown once; only the hash of its secret comes here.
 *
 * @param keyId    made by the gateway; 1 to 64 of A-Z a-z 0-9 -, so that an underscore ends it in the key
 * @param name     what people call the key; the role when absent
 * @param scopes   words of {@link ApiKeyScope}; may be empty when there is a role
 * @param customer the one customer the key is for; null for a platform key
 * @param role     word of a {@link PlatformRole}, for a platform key only; null for none
 * @param hash     {@link KeyHash} of the secret
 */
public record CreateApiKey(
        String keyId,
        String name,
        List<String> scopes,
        @Nullable String customer,
        @Nullable String role,
        String hash) {

    /** @throws Refusal of kind INVALID that names everything that is wrong */
    public CreateApiKey {
        scopes = scopes == null ? List.of() : ordered(scopes);
        name = name == null || name.isBlank() ? Objects.requireNonNullElse(role, "") : name.strip();
        KeyChecks.refuseFaults(keyId, name, scopes, customer, role, hash);
    }

    /** A null in the list is kept as an empty word for the checks to name. */
    private static List<String> ordered(List<String> scopes) {
        return scopes.stream()
                .map(scope -> Objects.requireNonNullElse(scope, ""))
                .distinct()
                .sorted()
                .toList();
    }

    @TargetAggregateIdentifier
    String target() {
        return ApiKey.identifier(keyId);
    }
}
