package io.leporello.account.apikey;

import io.leporello.event.Outcome;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Takes an API key back, at once and for ever; answered with an {@link Outcome}.
 *
 * @param customer whose key it must be, else it is unknown; null for a platform key
 */
public record RevokeApiKey(String keyId, @Nullable String customer) {

    @TargetAggregateIdentifier
    String target() {
        return ApiKey.identifier(keyId);
    }
}
