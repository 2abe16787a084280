package io.leporello.account.apikey;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an API key may be allowed to do. */
public enum ApiKeyScope {
    /** Send usage events and corrections. */
    USAGE_WRITE("usage:write"),
    /** Read usage figures. */
    USAGE_READ("usage:read"),
    /** Read prices, contracts, previews and invoices. */
    BILLING_READ("billing:read"),
    /** Publish prices, agree contracts, issue invoices. */
    BILLING_WRITE("billing:write"),
    /** Read customers, their users and keys. */
    ACCOUNTS_READ("accounts:read"),
    /** Make and change customers, their users and keys. */
    ACCOUNTS_WRITE("accounts:write"),
    /** Read the events of the ledger. */
    HISTORY_READ("history:read");

    private final String word;

    ApiKeyScope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The scope called {@code word}, exactly as written; empty when there is none. */
    public static Optional<ApiKeyScope> find(String word) {
        return Stream.of(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }

    static String words() {
        return Stream.of(values()).map(ApiKeyScope::word).collect(Collectors.joining(", "));
    }
}
