package io.leporello.gateway.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns the refused start into a sentence instead of a stack trace. */
final class OperatorKeyTooShort extends AbstractFailureAnalyzer<OperatorKey.TooShort> {

    @Override
    protected FailureAnalysis analyze(Throwable root, OperatorKey.TooShort cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Set a longer one, such as the output of: openssl rand -hex 32", cause);
    }
}
