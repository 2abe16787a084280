package io.leporello.gateway.security;

/**
 * The key of the operator: the configured one, or one made for this run only.
 *
 * @param lasting whether it was configured
 */
record OperatorKey(Digest digest, boolean lasting) {

    static final int SHORTEST = 16;

    /** @throws TooShort when whoever sees the server could guess it */
    static OperatorKey configured(String key) {
        if (key.length() < SHORTEST) throw new TooShort(key.length());
        return new OperatorKey(Digest.of(key), true);
    }

    static OperatorKey forThisRun(String secret) {
        return new OperatorKey(Digest.of(secret), false);
    }

    boolean is(String key) {
        return digest.matches(Digest.of(key));
    }

    /** The start is refused. */
    static final class TooShort extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooShort(int characters) {
            super("LEPORELLO_OPERATOR_KEY has " + characters + " characters; at least " + SHORTEST + " are needed.");
        }
    }
}
