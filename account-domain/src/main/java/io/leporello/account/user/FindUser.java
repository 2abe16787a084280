package io.leporello.account.user;

/** Answered with an optional {@link UserView}. */
public record FindUser(String userId) {}
