package io.leporello.account.user;

/** What may happen to those who run a customer account. */
public sealed interface MemberEvent permits ManagerJoined, ManagerLeft {

    String customer();

    String userId();
}
