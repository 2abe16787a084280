package io.leporello.gateway.ui;

import io.leporello.gateway.security.Reach;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of the navigation, in their order. One is there for whom its call reaches far enough. */
enum Section {
    DASHBOARD("/dashboard", "GET /v1/customers/{id}/usage", Reach.NAME_ONLY, Reach.ALL),
    CUSTOMERS("/customers", "GET /v1/customers", Reach.SUBTREE, Reach.ALL),
    ACCOUNT("/customers/{own}", "GET /v1/customers", Reach.OWN, Reach.OWN),
    USERS("/users", "GET /v1/users", Reach.ALL, Reach.ALL),
    OWN_USERS("/customers/{own}/users", "GET /v1/customers/{id}/users", Reach.ANNOTATORS, Reach.SUBTREE),
    PRICES("/prices", "GET /v1/price-plans", Reach.OWN, Reach.ALL),
    INVOICES("/invoices", "GET /v1/customers/{id}/invoices", Reach.OWN, Reach.ALL),
    HISTORY("/history", "GET /v1/history", Reach.OWN, Reach.ALL),
    OPERATIONS("/operations", "GET /v1/read-log", Reach.ALL, Reach.ALL);

    private static final String OWN = "{own}";

    private final String path;
    private final String call;
    private final Reach least;
    private final Reach most;

    Section(String path, String call, Reach least, Reach most) {
        this.path = path;
        this.call = call;
        this.least = least;
        this.most = most;
    }

    /** Where it is for somebody with a customer account; that of the account itself is nowhere for others. */
    Optional<String> path(@Nullable String own) {
        if (!path.contains(OWN)) return Optional.of(path);
        return Optional.ofNullable(own).map(id -> path.replace(OWN, id));
    }

    /** Of its word and icon. */
    String key() {
        return (this == OWN_USERS ? USERS : this).name().toLowerCase(Locale.ROOT);
    }

    String call() {
        return call;
    }

    /** Whether it is of use to somebody for whom its call reaches this far. */
    boolean isFor(Set<Reach> reaches) {
        return !reaches.isEmpty()
                && Collections.max(reaches).compareTo(least) >= 0
                && Collections.max(reaches).compareTo(most) <= 0;
    }
}
