package io.leporello.account.apikey;

import io.leporello.event.EventName;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An API key was made.
 *
 * @param scopes   in the order of the alphabet
 * @param customer the one customer the key is for; null for a platform key
 * @param hash     SHA-256 of the secret, 64 hexadecimal digits
 */
@EventName("api-key.created")
@Revision("1")
public record ApiKeyCreated(
        String keyId,
        String name,
        List<String> scopes,
        @Nullable String customer,
        @Nullable String role,
        String hash) implements ApiKeyEvent {}
