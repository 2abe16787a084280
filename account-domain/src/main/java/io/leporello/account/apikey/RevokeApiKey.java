package io.leporello.account.apikey;

import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes an API key back, at once and for ever; answered with an {@link Outcome}.
 *
 * @param customer whose key it must be, else it is unknown; null for a platform key
 */
public record RevokeApiKey(String keyId, @Nullable String customer) {

    /** @throws Refusal of kind UNKNOWN when no key can have this id */
    public RevokeApiKey {
        if (!TextChecks.isId(keyId)) throw KeyChecks.unknown(keyId);
    }

    @TargetAggregateIdentifier
    String target() {
        return ApiKey.identifier(keyId);
    }
}
