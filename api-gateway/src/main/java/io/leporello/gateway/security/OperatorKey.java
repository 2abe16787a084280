package io.leporello.gateway.security;

import io.leporello.account.apikey.KeyHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The key of the operator, kept as its hash. */
record OperatorKey(String hash) {

    static final int SHORTEST = 16;

    /** @throws TooShort when somebody could guess it */
    static OperatorKey configured(String key) {
        if (key.length() < SHORTEST) throw new TooShort(key.length());
        return of(key);
    }

    static OperatorKey of(String key) {
        return new OperatorKey(KeyHash.of(key));
    }

    /** Takes as long for a nearly right key as for a wrong one. */
    boolean is(String key) {
        return MessageDigest.isEqual(ascii(hash), ascii(KeyHash.of(key)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The start is refused. */
    static final class TooShort extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooShort(int characters) {
            super("LEPORELLO_OPERATOR_KEY has " + characters + " characters; at least " + SHORTEST + " are needed.");
        }
    }
}
