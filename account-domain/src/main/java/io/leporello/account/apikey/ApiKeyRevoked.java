package io.leporello.account.apikey;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An API key was taken back.
 *
 * @param customer the one customer the key was for; null for a platform key
 */
@EventName("api-key.revoked")
@Revision("1")
public record ApiKeyRevoked(String keyId, @Nullable String customer) implements ApiKeyEvent {}
