package io.leporello.account.customer;

/** Answered with an optional {@link CustomerView}. */
public record FindCustomer(String customerId) {}
