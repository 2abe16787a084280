package io.leporello.account.customer;

import io.leporello.event.EventName;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * A customer takes no more usage from a day on. A later closing takes the place of an earlier one.
 *
 * @param from     the first day without usage
 * @param closedAt the first instant of that day in the zone the customer had when it was closed
 */
@EventName("customer.closed")
@Revision("1")
public record CustomerClosed(String customerId, LocalDate from, Instant closedAt) implements CustomerEvent {}
