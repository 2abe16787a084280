package io.leporello.usage.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * What makes a usage event the same for ever: the CloudEvents {@code source} and {@code id}.
 *
 * @param source the pipeline that emits
 * @param id     its own name for the event
 */
public record UsageIdentity(String source, String id) {

    private static final int HASH_BYTES = 24;

    /**
     * The aggregate's identifier: 192 bits of SHA-256, so that keys stay short however long the source is. The source's
     * length goes in first, so that no two pairs run together.
     */
    public String aggregateId() {
        var text = source.length() + ":" + source + id;
        var hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
