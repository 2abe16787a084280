package io.leporello.account.user;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** A user is no active MANAGER of a customer any more. */
@EventName("members.manager-left")
@Revision("1")
public record ManagerLeft(String customer, String userId) implements MemberEvent {}
