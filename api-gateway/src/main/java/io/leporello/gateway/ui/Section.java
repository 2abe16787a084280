package io.leporello.gateway.ui;

import io.leporello.gateway.security.Reach;

/** The words of the navigation, in their order. One is there for whom its call reaches far enough. */
enum Section {
    DASHBOARD("/dashboard", "GET /v1/customers/{id}/usage", Reach.NAME_ONLY),
    PRICES("/prices", "GET /v1/price-plans", Reach.OWN),
    INVOICES("/invoices", "GET /v1/customers/{id}/invoices", Reach.OWN),
    HISTORY("/history", "GET /v1/history", Reach.OWN),
    OPERATIONS("/operations", "GET /v1/read-log", Reach.ALL);

    private final String path;
    private final String call;
    private final Reach least;

    Section(String path, String call, Reach least) {
        this.path = path;
        this.call = call;
        this.least = least;
    }

    String path() {
        return path;
    }

    String call() {
        return call;
    }

    /** How far the call must reach at least for the section to be of use. */
    Reach least() {
        return least;
    }
}
