package io.leporello.account.customer;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** A customer was made. */
@EventName("customer.registered")
@Revision("1")
public record CustomerRegistered(String customerId, CustomerDetails details) implements CustomerEvent {}
