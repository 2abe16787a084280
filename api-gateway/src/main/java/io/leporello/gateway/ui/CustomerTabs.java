package io.leporello.gateway.ui;

import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Rights;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The parts of a customer's page that its reader may see. */
@Component
public final class CustomerTabs {

    private final Rights rights;

    CustomerTabs(Rights rights) {
        this.rights = rights;
    }

    /** @param key of the word on it */
    public record Tab(String key, String path, boolean current) {}

    /** @param current the last part of the page's address */
    public List<Tab> of(String customer, String current, Caller caller) {
        var page = "/customers/" + customer;
        return Stream.of(
                        tab("statement", page, "GET /v1/customers/{id}/invoice-preview", customer, current, caller),
                        tab("contract", page, "GET /v1/customers/{id}/contracts", customer, current, caller),
                        tab("api-keys", page, "GET /v1/customers/{id}/api-keys", customer, current, caller))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Tab tab(String name, String page, String call, String customer, String current, Caller caller) {
        if (!rights.may(caller, call, customer)) return null;
        return new Tab("frame.tab." + name, page + "/" + name, name.equals(current));
    }
}
