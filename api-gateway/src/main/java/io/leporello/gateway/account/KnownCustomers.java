package io.leporello.gateway.account;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.refusal.Refusal;
import org.springframework.stereotype.Component;

/** Tells an empty list of a customer from the list of a customer that is not there. */
@Component
class KnownCustomers {

    private final CustomerDirectory directory;

    KnownCustomers(CustomerDirectory directory) {
        this.directory = directory;
    }

    /** @throws Refusal of kind UNKNOWN when {@code id} was never registered */
    void refuseUnknown(String id) {
        if (directory.find(id).isEmpty()) throw CustomerDirectory.unknown(id);
    }
}
