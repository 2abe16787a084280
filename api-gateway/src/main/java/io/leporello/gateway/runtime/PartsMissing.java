package io.leporello.gateway.runtime;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The start is refused: some parts are left out, and nothing connects the others to a process that runs them. */
final class PartsMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartsMissing(String roles, String missing) {
        super("LEPORELLO_ROLES=" + roles + " needs LEPORELLO_AXON_SERVER, because without one nothing would reach the"
                + " parts that this process leaves out: " + missing + ".");
    }

    /** Turns the refused start into a sentence instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<PartsMissing> {
        @Override
        protected FailureAnalysis analyze(Throwable root, PartsMissing cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Name an Axon Server, such as LEPORELLO_AXON_SERVER=127.0.0.1:8124, or leave LEPORELLO_ROLES out.",
                    cause);
        }
    }
}
