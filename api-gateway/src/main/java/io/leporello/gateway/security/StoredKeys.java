package io.leporello.gateway.security;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API keys that are in force, in memory. */
interface StoredKeys {

    Optional<StoredKey> find(String id);

    /** @param customer null for a key of the platform */
    record StoredKey(
            String id,
            Digest secret,
            @Nullable Role role,
            Set<String> scopes,
            @Nullable String customer) {

        Caller caller(String request) {
            return new Caller("key:" + id, role, scopes, customer, request);
        }
    }
}
