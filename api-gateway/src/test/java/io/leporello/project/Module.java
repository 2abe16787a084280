package io.leporello.project;

import com.tngtech.archunit.core.domain.JavaClass;

/** The four modules, from left to right. */
enum Module {
    ACCOUNT("account-domain"),
    USAGE("usage-ledger"),
    BILLING("billing-projection"),
    GATEWAY("api-gateway");

    private final String folder;

    Module(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }

    /** @throws IllegalArgumentException when a package is new and belongs to no module yet */
    static Module of(JavaClass code) {
        return switch (code.getPackageName().split("\\.", -1)[2]) {
            case "account", "event", "measure", "money", "page", "postgres", "projection", "refusal", "schema" ->
                ACCOUNT;
            case "usage" -> USAGE;
            case "billing" -> BILLING;
            case "gateway" -> GATEWAY;
            default ->
                throw new IllegalArgumentException(
                        code.getName() + " belongs to no module; name its package in " + Module.class.getName());
        };
    }

    boolean isLeftOf(Module other) {
        return compareTo(other) < 0;
    }
}
