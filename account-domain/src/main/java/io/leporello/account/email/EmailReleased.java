package io.leporello.account.email;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** An e-mail address belongs to nobody any more. */
@EventName("email.released")
@Revision("1")
public record EmailReleased(String claim, String userId) implements EmailEvent {}
