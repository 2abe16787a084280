package io.leporello.account.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a key's secret: its SHA-256 in 64 lower-case hexadecimal digits. A fast hash is enough, and needed on
 * the intake path, since the secret is random and long rather than chosen by a person.
 */
public final class KeyHash {

    private KeyHash() {}

    public static String of(String secret) {
        return HexFormat.of().formatHex(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
