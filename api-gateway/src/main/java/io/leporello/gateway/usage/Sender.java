package io.leporello.gateway.usage;

import io.leporello.gateway.security.Caller;

/**
 * Between whom the intake is fair: first between accounts, then between the keys of one.
 *
 * @param account the customer account; a key of the platform counts as an account of its own
 * @param key     the key, or the person
 */
record Sender(String account, String key) {

    static Sender of(Caller caller) {
        var customer = caller.customer();
        return new Sender(customer == null ? caller.actor() : "customer:" + customer, caller.actor());
    }
}
