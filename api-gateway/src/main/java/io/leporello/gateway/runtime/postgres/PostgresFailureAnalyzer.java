package io.leporello.gateway.runtime.postgres;

import io.leporello.postgres.PostgresUnavailable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Without it, what to do about a missing PostgreSQL stands at the end of two hundred lines of nested exceptions. */
class PostgresFailureAnalyzer extends AbstractFailureAnalyzer<PostgresUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, PostgresUnavailable cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
