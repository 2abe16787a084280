package io.leporello.gateway.ui.customer;

/** The tabs of a customer's page, in their order. One is there for who may make its call about the customer. */
public enum CustomerTab {
    USAGE("/customers/{id}", "GET /v1/customers/{id}/usage"),
    USERS("/customers/{id}/users", "GET /v1/customers/{id}/users"),
    STATEMENT("/customers/{id}/statement", "GET /v1/customers/{id}/invoice-preview"),
    INVOICES("/invoices?customer={id}", "GET /v1/customers/{id}/invoices"),
    CONTRACT("/customers/{id}/contract", "GET /v1/customers/{id}/contracts"),
    CREDITS("/customers/{id}/credits", "GET /v1/customers/{id}/credits"),
    API_KEYS("/customers/{id}/api-keys", "GET /v1/customers/{id}/api-keys"),
    HISTORY("/history?customer={id}", "GET /v1/history"),
    DETAILS("/customers/{id}/details", "PATCH /v1/customers/{id}");

    private final String path;
    private final String call;

    CustomerTab(String path, String call) {
        this.path = path;
        this.call = call;
    }

    /** What everybody may see as a list of all of theirs is shown for the one customer. */
    String path(String customer) {
        return path.replace("{id}", customer);
    }

    String call() {
        return call;
    }
}
