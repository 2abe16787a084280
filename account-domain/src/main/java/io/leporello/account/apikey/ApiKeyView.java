package io.leporello.account.apikey;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is read; nothing of its secret.
 *
 * @param prefix    how the key begins, so that people recognise it
 * @param customer  null for a platform key
 * @param lastUsed  to the minute; null as long as it was not used
 * @param revokedAt null while it is good
 */
public record ApiKeyView(
        String id,
        String prefix,
        String name,
        List<String> scopes,
        @Nullable String customer,
        @Nullable String role,
        Instant createdAt,
        @Nullable Instant lastUsed,
        @Nullable Instant revokedAt) {}
