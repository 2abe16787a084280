package io.leporello.account.customer;

/** What may happen to a customer. The order is the order of a life. */
public sealed interface CustomerEvent permits CustomerRegistered, CustomerChanged, CustomerClosed {

    String customerId();
}
