package io.leporello.gateway.security;

/** Tells whoever starts the server how to sign in. On the console and not in the log, which is kept and passed around. */
final class OperatorKeyNotice {

    private OperatorKeyNotice() {}

    @SuppressWarnings("SystemOut")
    static void print(String key) {
        System.out.printf("""

                No LEPORELLO_OPERATOR_KEY is set. For this run only, the operator signs in with

                    Authorization: Bearer %s

                To keep one key: LEPORELLO_OPERATOR_KEY=$(openssl rand -hex 32) ./leporello serve

                """, key);
    }
}
