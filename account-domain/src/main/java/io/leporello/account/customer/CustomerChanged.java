package io.leporello.account.customer;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/**
 * Something about a customer changed.
 *
 * @param details all of them, as they are after the change
 */
@EventName("customer.changed")
@Revision("1")
public record CustomerChanged(String customerId, CustomerDetails details) implements CustomerEvent {}
