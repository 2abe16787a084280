package io.leporello.billing.invoice;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/**
 * A number of a series was given away. The number is the event's place in the stream of its series, and it is appended
 * together with the event that issues the document: so there is neither a gap nor a number twice.
 */
@EventName("invoice.numbered")
@Revision("1")
public record InvoiceNumbered(String number, String customer) {}
