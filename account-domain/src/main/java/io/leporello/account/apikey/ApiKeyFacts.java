package io.leporello.account.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What security needs to know about an API key.
 *
 * @param customer the one customer the key is for; null for a platform key
 * @param role     null for none
 * @param hash     {@link KeyHash} of the secret
 */
public record ApiKeyFacts(
        String id,
        Set<ApiKeyScope> scopes,
        @Nullable String customer,
        @Nullable PlatformRole role,
        String hash) {

    /** Whether this is the key's secret; takes as long for a nearly right one as for a wrong one. */
    public boolean opensWith(String secret) {
        return MessageDigest.isEqual(ascii(hash), ascii(KeyHash.of(secret)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
