package io.leporello.account.email;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** An e-mail address belongs to a user from now on, and to nobody else. */
@EventName("email.claimed")
@Revision("1")
public record EmailClaimed(String claim, String userId) implements EmailEvent {}
