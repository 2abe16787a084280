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

    private static final int READABLE_BYTES = 64;

    private static final int HASH_BYTES = 24;

    /**
     * The aggregate's identifier: both texts as they are, so that ids that a pipeline counts up, or begins with the time, are
     * neighbours in the index of identifiers, which is only quick where it grows. Together longer than 64 bytes they are 192
     * bits of SHA-256 instead, which holds no colon. The source's length goes first, so that no two pairs run together.
     */
    public String aggregateId() {
        var length = source.codePointCount(0, source.length());
        var readable = length + ":" + source + ":" + id;
        return readable.getBytes(StandardCharsets.UTF_8).length <= READABLE_BYTES ? readable : hash();
    }

    private String hash() {
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
