package io.leporello.gateway.ui.customer;

/** The tabs of a customer's page, in their order. One is there for who may make its call about the customer. */
public enum CustomerTab {
    USAGE("", "GET /v1/customers/{id}/usage"),
    USERS("/users", "GET /v1/customers/{id}/users"),
    STATEMENT("/statement", "GET /v1/customers/{id}/invoice-preview"),
    CONTRACT("/contract", "GET /v1/customers/{id}/contracts"),
    API_KEYS("/api-keys", "GET /v1/customers/{id}/api-keys");

    private final String path;
    private final String call;

    CustomerTab(String path, String call) {
        this.path = path;
        this.call = call;
    }

    /** Behind the address of the customer. */
    String path() {
        return path;
    }

    String call() {
        return call;
    }
}
