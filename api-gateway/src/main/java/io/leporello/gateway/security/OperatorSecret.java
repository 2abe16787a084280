package io.leporello.gateway.security;

/**
 * The operator's key in plain text, from the start of the process until it is shown.
 *
 * @param madeUp whether nobody configured it, so that it is good for this run only
 */
record OperatorSecret(String text, boolean madeUp) {

    @Override
    public String toString() {
        return "OperatorSecret[withheld]";
    }
}
