package io.leporello.account.user;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** A user is an active MANAGER of a customer from now on. */
@EventName("members.manager-joined")
@Revision("1")
public record ManagerJoined(String customer, String userId) implements MemberEvent {}
