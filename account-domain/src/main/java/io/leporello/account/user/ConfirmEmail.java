package io.leporello.account.user;

import io.leporello.event.Outcome;

/**
 * The person showed that the address last {@link AskForEmail asked for} is theirs: from now on it is the user's, and the one
 * before is free again; answered with an {@link Outcome}. A conflict when another one was asked for since, or it became
 * another user's.
 *
 * @param claim which address was shown to be theirs, as {@link UserEmailAsked} calls it
 */
public record ConfirmEmail(String userId, String claim) {}
