package io.leporello.project;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Set;

/** The four modules, from left to right. */
enum Module {
    ACCOUNT(
            "account-domain",
            "io.leporello.account",
            "io.leporello.event",
            "io.leporello.measure",
            "io.leporello.money",
            "io.leporello.page",
            "io.leporello.postgres",
            "io.leporello.refusal",
            "io.leporello.schema"),
    USAGE("usage-ledger", "io.leporello.usage"),
    BILLING("billing-projection", "io.leporello.billing"),
    GATEWAY("api-gateway", "io.leporello.gateway");

    private final String folder;
    private final Set<String> packages;

    Module(String folder, String... packages) {
        this.folder = folder;
        this.packages = Set.of(packages);
    }

    String folder() {
        return folder;
    }

    /** @throws IllegalArgumentException when a package is new and belongs to no module yet */
    static Module of(JavaClass code) {
        return Arrays.stream(values())
                .filter(module -> module.packages.stream().anyMatch(name -> Code.in(name).test(code)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        code.getName() + " belongs to no module; name its package in " + Module.class.getName()));
    }

    boolean isLeftOf(Module other) {
        return compareTo(other) < 0;
    }
}
